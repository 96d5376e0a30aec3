import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { structures } from '@/db/schema/structures'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { isKeptInCart } from '@/lib/orders/rules'
import { releaseSeats } from '@/lib/places/commands/release-seats'
import { listSeatLocks } from '@/lib/places/queries'
import { hasMoneyCome } from '../rules'
import type { IntentFacts, Settlement } from '../types'
import { creditReceived } from './credit-received'
import { noteInstalment } from './note-instalment'
import { releaseCredit } from './pay-by-credit'

type Payment = typeof payments.$inferSelect
type Order = typeof orders.$inferSelect

/**
 * Keeps what the provider says of a payment that isn't received: under way, refused with a reason, or cancelled, which
 * ends the order. A payment already received never goes back; a next instalment that fails ends nothing ([1.D11]).
 */
export async function noteIntent(
  actor: Actor,
  orderId: string,
  intent: IntentFacts,
): Promise<Outcome<Settlement, Busy>> {
  return withLocks(await listEndingLocks(orderId), async (tx, now) => {
    const [found] = await tx
      .select({ payment: payments, order: orders, structure: structures })
      .from(payments)
      .innerJoin(orders, eq(orders.id, payments.orderId))
      .innerJoin(structures, eq(structures.id, orders.structureId))
      .where(and(eq(payments.orderId, orderId), eq(payments.intentId, intent.id)))
    if (!found) throw new Error(`no payment of order ${orderId} has intent ${intent.id}`)
    const { payment, order } = found
    if (payment.status === 'succeeded') return accept({ orderId, state: 'paid' as const })
    if (order.status === 'paid' && payment.instalment > 1)
      return accept({ orderId, state: await noteInstalment(tx, actor, { ...found, now }, intent) })
    if (order.status !== 'pending') return accept({ orderId, state: 'ended' as const })
    if (intent.state === 'cancelled') {
      await closeOrder(tx, actor, order, { status: 'expired', isReplaced: intent.isReplaced }, now)
      return accept({ orderId, state: 'ended' as const })
    }
    const state = intent.state === 'processing' ? ('processing' as const) : ('open' as const)
    await noteAttempt(tx, payment, state, intent)
    return accept({ orderId, state })
  })
}

async function noteAttempt(tx: LockedTx, payment: Payment, state: 'processing' | 'open', intent: IntentFacts) {
  const status = state === 'processing' ? ('processing' as const) : ('expected' as const)
  const lastFailure = intent.failure ?? (state === 'processing' ? null : payment.lastFailure)
  await tx.update(payments).set({ status, lastFailure, updatedAt: sql`app_now()` }).where(eq(payments.id, payment.id))
}

/** The order, and the courses of the seats that it gives back when it ends. */
const listEndingLocks = async (orderId: string): Promise<LockKey[]> => [
  `order:${orderId}`,
  ...(await listSeatLocks(db(), { orderId })),
]

type How = Pick<Ending, 'status' | keyof HowEnded>

/** Ends a pending order whose intent, if it had one, is cancelled: its places go back. The caller holds the locks of `listEndingLocks`. */
async function closeOrder(tx: LockedTx, actor: Actor, order: Order, ending: How, now: Instant): Promise<void> {
  const { status } = ending
  await tx.update(orders).set({ status, endedAt: sql`app_now()` }).where(eq(orders.id, order.id))
  const { structureId, clientFileId, id: orderId } = order
  await releaseSeats(tx, { orderId }, now, !ending.isReplaced)
  await releaseCredit(tx, actor, order)
  // A cheque that bounced stays what it is.
  const left = and(eq(payments.orderId, orderId), inArray(payments.status, ['expected', 'processing']))
  await tx.update(payments).set({ status: 'cancelled', updatedAt: sql`app_now()` }).where(left)
  // Whoever left a card's page knows; somebody who meant to pay within days is told ([1.D7]).
  const topic = ending.isGivenUp ? 'order.cancelled' : status === 'expired' ? 'order.expired' : null
  if (topic && !isKeptInCart(order.means))
    await tell(tx, { structureId, topic, key: `${topic}:${orderId}`, payload: { orderId } })
  await recordAudit(tx, actor, {
    structureId,
    operation: status === 'expired' ? 'order.expire' : 'order.cancel',
    subjectKind: 'order',
    subjectId: orderId,
    clientFileId,
    before: { status: order.status },
    after: { status },
  })
}

export type Ending = {
  orderId: string
  status: 'expired' | 'cancelled'
  intentId: string | null
} & HowEnded

export type HowEnded = {
  /** By the office, whatever came for it: that becomes credit of its client. */
  isGivenUp?: boolean
  /** By its buyer, who orders the same cart again at once: its places wait for that order before the queue has them. */
  isReplaced?: boolean
}

/**
 * Ends an order that waits for its payment. `intentId` is the intent that the caller has just cancelled, or null if there
 * was none: had another been made meanwhile, nothing is ended and the caller looks again. Refused once money has come, but
 * for the office that gives it up.
 */
export async function endOrder(
  actor: Actor,
  ending: Ending,
): Promise<Outcome<{ hasEnded: boolean }, 'money_received' | Busy>> {
  return withLocks(await listEndingLocks(ending.orderId), async (tx, now) => {
    const [order] = await tx.select().from(orders).where(eq(orders.id, ending.orderId))
    if (!order || order.status === 'paid') return accept({ hasEnded: false })
    if (order.status !== 'pending') return accept({ hasEnded: true })
    const expected = await tx.select().from(payments).where(eq(payments.orderId, order.id))
    if ((expected.find(({ instalment }) => instalment === 1)?.intentId ?? null) !== ending.intentId)
      return accept({ hasEnded: false })
    if (hasMoneyCome(expected)) {
      if (!ending.isGivenUp) return refuse('money_received' as const)
      await creditReceived(tx, actor, order, expected)
    }
    await closeOrder(tx, actor, order, ending, now)
    return accept({ hasEnded: true })
  })
}
