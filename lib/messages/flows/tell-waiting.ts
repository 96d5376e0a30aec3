import 'server-only'
import { writeCheque, writeWaiting } from '@/emails/messages/waiting'
import type { WaitingFacts } from '@/lib/orders/types'
import { findChequeFacts, findWaitingFacts } from '../queries/find-waiting-facts'
import type { Occasion } from '../types'
import { prepare } from './prepare'

/** An order by transfer or cheque: recorded, recalled before it goes, gone ([1.D7]); nothing once it is no longer so. */
export function tellWaiting(
  occasion: Occasion,
  orderId: string,
  template: WaitingFacts['template'],
): Promise<string[]> {
  return prepare(occasion, async () => {
    const order = await findWaitingFacts(occasion.structureId, orderId, template)
    if (!order) return []
    const { facts, email: recipient, clientFileId } = order
    return [{ template, recipient, clientFileId, write: (sender, override) => writeWaiting(sender, facts, override) }]
  })
}

/** A cheque to send again: it came wrong, or the bank gave it back ([1.D12]). */
export function tellCheque(occasion: Occasion, chequeId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const cheque = await findChequeFacts(occasion.structureId, chequeId)
    if (!cheque) return []
    const { facts, email: recipient, clientFileId } = cheque
    const { template } = facts
    return [{ template, recipient, clientFileId, write: (sender, override) => writeCheque(sender, facts, override) }]
  })
}
