import 'server-only'
import { writeStaffInvitation } from '@/emails/messages/staff'
import { linkMinutes } from '@/lib/accounts/types'
import { unwrap } from '@/lib/core/outcome'
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
