import 'server-only'
import { and, eq, ne, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { disputes, refundParts } from '@/db/schema/refunds'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import { dayOf, type Instant } from '@/lib/core/time'
import { expectAgain } from '@/lib/payments/commands/expect-again'
import { getStructureById } from '@/lib/structures/queries'
import type { DisputeStatus } from '../types'

type Told = { id: string; intentId: string; amountCents: number; status: DisputeStatus }
type Payment = typeof payments.$inferSelect
type Contested = { payment: Payment; order: typeof orders.$inferSelect }

async function findContested(intentId: string): Promise<Contested | null> {
  const [row] = await db()
    .select({ payment: payments, order: orders })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(eq(payments.intentId, intentId))
  return row ?? null
}

/**
 * Keeps what the provider says of a contested payment: a debt until it is won; lost, the payment has bounced ([6.R9]). Said
 * again, it changes nothing, and what is decided stays so whatever comes late.
 */
export async function keepDispute(actor: Actor, told: Told): Promise<Outcome<null, Busy>> {
  const found = await findContested(told.intentId)
  if (!found) return accept(null)
  const { timeZone } = await getStructureById(found.order.structureId)
  return withLocks([`order:${found.order.id}`], async (tx, now) => {
    const [known] = await tx.select().from(disputes).where(eq(disputes.id, told.id))
    if (known && (known.status === told.status || known.status !== 'open')) return accept(null)
    const payment = told.status === 'lost' ? await findLost(tx, found.payment.id) : null
    await writeDispute(tx, found, told, now)
    if (payment) await movePayment(tx, payment, timeZone, now)
    await announce(tx, actor, found, told, known?.status ?? null)
    return accept(null)
  })
}

async function writeDispute(tx: LockedTx, { payment }: Contested, { id, amountCents, status }: Told, now: Instant) {
  const closedAt = status === 'open' ? null : now
  await tx
    .insert(disputes)
    .values({ id, structureId: payment.structureId, paymentId: payment.id, amountCents, status, closedAt })
    .onConflictDoUpdate({ target: disputes.id, set: { status, closedAt } })
}

/**
 * The payment that was lost; null once the bank has taken it. Its charge may be told of before we know that it was paid: what
 * said so comes back once it is settled, by the event's sweep or that of disputes.
 */
async function findLost(tx: LockedTx, paymentId: string): Promise<Payment | null> {
  const [payment] = await tx.select().from(payments).where(eq(payments.id, paymentId))
  if (payment!.status === 'bounced') return null
  if (payment!.status !== 'succeeded') throw new Error(`payment ${paymentId} is lost to its bank and not settled yet`)
  return payment!
}

/** The bank kept the money: what hadn't gone back before is due again, by a transfer. */
async function movePayment(tx: LockedTx, payment: Payment, timeZone: string, now: Instant): Promise<void> {
  const [given] = await tx
    .select({ cents: sql<number>`coalesce(sum(${refundParts.amountCents}), 0)::int` })
    .from(refundParts)
    .where(and(eq(refundParts.paymentId, payment.id), ne(refundParts.status, 'failed')))
  const lostCents = payment.amountCents - given!.cents
  await expectAgain(tx, payment, { means: 'transfer', lostCents, today: dayOf(now, timeZone), now })
}

async function announce(
  tx: LockedTx,
  actor: Actor,
  { order, payment }: Contested,
  { id, status, amountCents }: Told,
  before: DisputeStatus | null,
): Promise<void> {
  const { structureId, clientFileId, id: orderId } = order
  const topic = status === 'open' ? 'dispute.opened' : 'dispute.closed'
  await tell(tx, { structureId, topic, key: `${topic}:${id}`, payload: { disputeId: id, orderId } })
  await recordAudit(tx, actor, {
    structureId,
    operation: `dispute.${status}`,
    subjectKind: 'order',
    subjectId: orderId,
    clientFileId,
    before: { status: before },
    after: { disputeId: id, paymentId: payment.id, amountCents },
  })
}
