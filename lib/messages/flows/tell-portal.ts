import 'server-only'
import { writePortalSeen } from '@/emails/messages/account'
import { findVisitFacts } from '../queries/find-visit-facts'
import type { Occasion } from '../types'
import { prepare } from './prepare'

/** To the member whose portal staff saw, where the structure tells it ([2.B3]). */
export function tellPortalSeen(occasion: Occasion, impersonationId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const visit = await findVisitFacts(occasion.structureId, impersonationId)
    if (!visit) return []
    const { recipient, clientFileId } = visit
    return [
      {
        template: 'portal_seen',
        recipient,
        clientFileId,
        write: (sender, text) => writePortalSeen(sender, visit, text),
      },
    ]
  })
}
