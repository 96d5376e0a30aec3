import 'server-only'
import { writeSlotFound } from '@/emails/messages/queue'
import { resumeAlert } from '@/lib/waiting-lists/commands/answer-alert'
import { findSlotFacts } from '../queries/find-slot-facts'
import type { Occasion } from '../types'
import { prepare } from './prepare'

/** A slot is free: to whoever asked to be told, once ([1.F2]). Slots that were taken meanwhile are waited for again. */
export async function tellSlots(occasion: Occasion, alertId: string): Promise<string[]> {
  const written = await prepare(occasion, async () => {
    const found = await findSlotFacts(occasion.structureId, alertId)
    if (!found) return []
    const { facts, email, clientFileId } = found
    return [
      {
        template: 'slot_found',
        recipient: email,
        clientFileId,
        write: (sender, override) => writeSlotFound(sender, facts, override),
      },
    ]
  })
  if (written.length === 0) await resumeAlert(alertId)
  return written
}
