import 'server-only'
import { writeCreditAdded } from '@/emails/messages/credit'
import { writeMoneyDue } from '@/emails/messages/dunning'
import { writeInstalmentPaid, writeInstalmentRefused } from '@/emails/messages/instalment'
import { writeOrderPaid } from '@/emails/messages/order'
import { writeRefund } from '@/emails/messages/refund'
import { keepPapersOfOrder } from '@/lib/papers/flows'
import { findCreditNoteId } from '@/lib/papers/queries/find-credit-note'
import { listPapersOfOrder } from '@/lib/papers/queries/list-papers'
import { findCreditFacts } from '../queries/find-credit-facts'
import { findDueFacts } from '../queries/find-due-facts'
import { findInstalmentFacts, findReceiptId } from '../queries/find-instalment-facts'
import { findOrderFacts } from '../queries/find-order-facts'
import { findRefundFacts } from '../queries/find-refund-facts'
import type { Occasion, Override, Sender } from '../types'
import { attach, type Letter, prepare } from './prepare'

/** Confirmation of a paid order, with its invoice and its receipt, which are written now if they aren't yet ([1.D9]). */
export function tellOrderPaid(occasion: Occasion, orderId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const order = await findOrderFacts(occasion.structureId, orderId)
    if (!order) return []
    const { facts, email: recipient, clientFileId } = order
    await keepPapersOfOrder(orderId)
    const papers = await listPapersOfOrder(occasion.structureId, orderId)
    const attachments = attach(...papers.map(({ documentId }) => documentId))
    const write = (sender: Sender, override: Override | null) =>
      writeOrderPaid(
        sender,
        facts,
        papers.map(({ kind }) => kind),
        override,
      )
    return [{ template: 'order_paid', recipient, clientFileId, write, attachments }]
  })
}

const refundTemplates = { staff: 'refund_made', withdrawal: 'withdrawal_received', double: 'double_payment' } as const

/** What is given back, and the receipt of a contract renounced ([1.D10] [1.D13] [6.R8]). */
export function tellRefund(occasion: Occasion, refundId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const refund = await findRefundFacts(occasion.structureId, refundId)
    if (!refund) return []
    const { facts, orderId, email: recipient, clientFileId } = refund
    await keepPapersOfOrder(orderId)
    const attachments = attach(await findCreditNoteId(occasion.structureId, refundId))
    const write = (sender: Sender, override: Override | null) => writeRefund(sender, facts, override)
    return [{ template: refundTemplates[facts.reason], recipient, clientFileId, write, attachments }]
  })
}

/** A part by card that was charged, with its receipt ([1.D11] [1.D9]). */
export function tellInstalmentPaid(occasion: Occasion, paymentId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const part = await findInstalmentFacts(occasion.structureId, paymentId)
    if (!part?.facts.isPaid) return []
    const { facts, email: recipient, clientFileId } = part
    await keepPapersOfOrder(part.orderId)
    const attachments = attach(await findReceiptId(occasion.structureId, paymentId))
    const write = (sender: Sender, override: Override | null) => writeInstalmentPaid(sender, facts, override)
    return [{ template: 'instalment_paid', recipient, clientFileId, write, attachments }]
  })
}

/** A part by card that the bank refused: the link where its holder pays it, unless they have meanwhile ([1.D11]). */
export function tellInstalmentRefused(occasion: Occasion, paymentId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const part = await findInstalmentFacts(occasion.structureId, paymentId)
    const graceUntil = part?.facts.graceUntil
    if (!part || !graceUntil) return []
    const { facts, email: recipient, clientFileId } = part
    const write = (sender: Sender, override: Override | null) =>
      writeInstalmentRefused(sender, { ...facts, graceUntil }, override)
    return [{ template: 'instalment_refused', recipient, clientFileId, write }]
  })
}

/** What somebody owes when the reminder is written; nothing to whoever has paid meanwhile ([1.H11]). */
export function tellDue(occasion: Occasion, clientFileId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const due = await findDueFacts(occasion.structureId, clientFileId)
    const write: Letter['write'] = (sender, override) => writeMoneyDue(sender, due!.facts, override)
    return due ? [{ template: 'money_due', recipient: due.email, clientFileId, write }] : []
  })
}

/** Credit that a client was given ([6.R8] [6.R9]). */
export function tellCredit(occasion: Occasion, entryId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const credit = await findCreditFacts(occasion.structureId, entryId)
    const write: Letter['write'] = (sender, override) => writeCreditAdded(sender, credit!.facts, override)
    return credit ? [{ ...credit, template: 'credit_added', recipient: credit.email, write }] : []
  })
}
