import 'server-only'
import { writeJointInvitation } from '@/emails/messages/mailing'
import { isId } from '@/lib/core/ids'
import { findInvitedAuthor } from '../queries/find-invited-author'
import type { Occasion } from '../types'
import { prepare } from './prepare'

/** Somebody is asked to announce jointly: they are told where to read it and to agree; answers go to its author ([2.C9] [2.C4]). */
export function tellInvitedAuthor(occasion: Occasion, mailingId: string, accountId: unknown): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = isId(accountId) ? await findInvitedAuthor(occasion.structureId, mailingId, accountId) : null
    if (!found) return []
    return [
      {
        template: 'mailing_invited',
        recipient: found.email,
        replyTo: found.replyTo,
        write: (sender, override) => writeJointInvitation(sender, found, override),
      },
    ]
  })
}
