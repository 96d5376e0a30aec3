import 'server-only'
import { writeQueue } from '@/emails/messages/queue'
import { findQueueFacts } from '../queries/find-queue-facts'
import type { Occasion, QueueFacts } from '../types'
import { prepare } from './prepare'

/** What became of a place in the queue of a course, to whoever waits ([1.G10]). */
export function tellQueue(occasion: Occasion, entryId: string, kind: QueueFacts['kind']): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findQueueFacts(occasion.structureId, entryId, kind)
    if (!found) return []
    const { facts, email, clientFileId } = found
    return [
      {
        template: `queue_${kind}` as const,
        recipient: email,
        clientFileId,
        write: (sender, override) => writeQueue(sender, facts, override),
      },
    ]
  })
}
