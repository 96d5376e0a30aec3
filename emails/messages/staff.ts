import type { Override, Sender, StaffInvitationFacts } from '@/lib/messages/types'
import staffTexts from '@/messages/fr/staff'
import type { MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { frameOf, urlOf } from './brand'

/** To somebody invited into the team: the link proves their address, and nothing is theirs before they press the button ([2.F1]). */
export function writeStaffInvitation(
  sender: Sender,
  { token, days, firstName, inviter, roles }: StaffInvitationFacts & { token: string; days: number },
  override: Override | null,
): MailContent {
  const button = buttonOf('staff_invitation', urlOf(sender, `/invitation/equipe/${token}`), true)
  const variables = {
    structure: sender.name,
    prenom: firstName,
    inviteur: inviter || sender.name,
    roles: roles.map((role) => staffTexts.roles[role].toLowerCase()).join(', '),
    duree: `${days}\u00a0jours`,
  }
  return { ...frameOf(sender, 'staff'), ...compose('staff_invitation', variables, { bouton: button }, override) }
}
