import 'server-only'
import { writeStaffAccess, writeStaffInvitation } from '@/emails/messages/staff'
import { linkMinutes } from '@/lib/accounts/types'
import { unwrap } from '@/lib/core/outcome'
import { findTeamMember } from '@/lib/staff/queries'
import { accessChanges } from '@/lib/staff/types'
import { issueLink } from '../commands/write-messages'
import { findStaffInvitation } from '../queries/find-staff-facts'
import type { Occasion } from '../types'
import { prepare } from './prepare'

/** The invitation into a team ([2.F1]). */
export function tellStaffInvited(occasion: Occasion, accountId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const person = await findStaffInvitation(occasion.structureId, accountId)
    if (!person) return []
    const token = unwrap(await issueLink(occasion.structureId, accountId, 'staff_invitation'))
    const days = linkMinutes.staff_invitation / (24 * 60)
    return [
      {
        template: 'staff_invitation',
        recipient: person.email,
        write: (sender, override) => writeStaffInvitation(sender, { ...person, token, days }, override),
      },
    ]
  })
}

/** An admin changed somebody's access; whoever hasn't joined yet is told by their invitation. */
export function tellStaffAccess(occasion: Occasion, accountId: string, asked: unknown): Promise<string[]> {
  return prepare(occasion, async () => {
    const person = await findTeamMember(occasion.structureId, accountId)
    const what = accessChanges.find((change) => change === asked)
    if (!person || !what || person.state === 'invited') return []
    const { firstName, roles } = person
    return [
      {
        template: 'staff_access_changed',
        recipient: person.email,
        write: (sender, override) => writeStaffAccess(sender, { firstName, roles, what }, override),
      },
    ]
  })
}
