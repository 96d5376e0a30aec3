import 'server-only'
import { writeDispute } from '@/emails/messages/dispute'
import { findDisputeFacts } from '../queries/find-dispute-facts'
import { getSender } from '../queries/get-sender'
import type { Occasion } from '../types'
import { prepare } from './prepare'

/** To the administration: a payment is contested, or the bank has decided ([6.R9]). */
export function tellDispute(occasion: Occasion, orderId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const facts = await findDisputeFacts(occasion.structureId, orderId)
    if (!facts) return []
    const { settings } = await getSender(occasion.structureId)
    return [
      {
        template: facts.status === 'open' ? 'dispute_opened' : 'dispute_closed',
        recipient: settings.officeEmail,
        write: (sender, override) => writeDispute(sender, facts, override),
      },
    ]
  })
}
