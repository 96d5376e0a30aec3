import { fill } from '@/lib/core/elision'
import type { Override, Sender } from '@/lib/messages/types'
import type { StaffAccessFacts, StaffInvitationFacts, StaffRole } from '@/lib/staff/types'
import type { MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { frameOf, urlOf } from './brand'

const namesOf = (sender: Sender, roles: readonly StaffRole[]): string =>
  roles.map((role) => wordsOf(sender).roles[role].toLowerCase()).join(', ')

/** To somebody invited into the team: the link proves their address, and nothing is theirs before they press the button ([2.F1]). */
export function writeStaffInvitation(
  sender: Sender,
  { token, days, firstName, inviter, roles }: StaffInvitationFacts & { token: string; days: number },
  override: Override | null,
): MailContent {
  const button = buttonOf(sender, 'staff_invitation', urlOf(sender, `/invitation/equipe/${token}`), true)
  const variables = {
    structure: sender.name,
    prenom: firstName,
    inviteur: inviter || sender.name,
    roles: namesOf(sender, roles),
    duree: fill(wordsOf(sender).days, { nombre: String(days) }),
  }
  return { ...frameOf(sender, 'staff'), ...compose('staff_invitation', variables, { bouton: button }, override) }
}

/** To somebody of the team whose access an admin changed; the button is for those who can still get in ([2.F1] [6.S5]). */
export function writeStaffAccess(
  sender: Sender,
  { firstName, roles, what }: StaffAccessFacts,
  override: Override | null,
): MailContent {
  const { subject, announce } = wordsOf(sender).access[what]
  const annonce = fill(announce, { structure: sender.name, roles: namesOf(sender, roles) })
  const variables = { structure: sender.name, prenom: firstName, objet: subject, annonce }
  const bouton = what === 'suspended' ? null : buttonOf(sender, 'staff_access_changed', urlOf(sender, '/gestion'))
  return { ...frameOf(sender, 'staff'), ...compose('staff_access_changed', variables, { bouton }, override) }
}
