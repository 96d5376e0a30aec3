import 'server-only'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { accountCreditEntries } from '@/db/schema/account-credits'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { giveCreditBack, spendCredit } from '@/lib/account-credits/commands'
import { getCreditBalance } from '@/lib/account-credits/queries'
import { type CreditUse, leastCharge, planUse } from '@/lib/account-credits/rules'
import type { Actor, Member } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import type { Day } from '@/lib/core/time'
import { activateOrder, listActivationLocks, type Order } from './activate-order'

/** What a whole order by card expects before its payment page asks for anything: no row stands for it yet. */
const whole = 'whole'

type Used = { usedCents: number }
const nothing = accept({ usedCents: 0 })

/**
 * The client's credit pays an order that was just placed, as far as it goes; paid in full, it is activated at once ([6.R9]).
 * Said again, it changes nothing; an order whose amount was already asked of the provider stays as it is.
 */
export async function payByCredit(actor: Member, orderId: string): Promise<Outcome<Used, Busy>> {
  if ((await getCreditBalance(actor.clientFileId)) === 0) return nothing
  const { locks, timeZone } = await listActivationLocks(orderId)
  const paid = await withLocks<Outcome<Used, Busy | 'account_credit_short'>>(locks, async (tx, now) => {
    const [order] = await tx.select().from(orders).where(eq(orders.id, orderId))
    const use = order && (await planOrder(tx, order))
    if (!use || use.usedCents === 0) return nothing
    await spend(tx, actor, order, use.usedCents)
    if (use.usedCents === order.totalCents) await activateOrder(tx, actor, order, now, timeZone)
    await writeUse(tx, order, use, now)
    return accept({ usedCents: use.usedCents })
  })
  // Spent meanwhile by another order of the same client: this one is simply paid otherwise.
  return !paid.ok && paid.refusal === 'account_credit_short' ? nothing : (paid as Outcome<Used, Busy>)
}

/** What the credit would pay of an order; null for one that is no longer as it was placed. */
async function planOrder(tx: LockedTx, order: Order): Promise<CreditUse | null> {
  if (order.status !== 'pending' || order.totalCents === 0) return null
  const rows = await tx.select().from(payments).where(eq(payments.orderId, order.id)).orderBy(asc(payments.instalment))
  if (rows.some(({ intentId, status }) => intentId !== null || status !== 'expected')) return null
  const parts = rows.length > 0 ? rows : [{ id: whole, amountCents: order.totalCents }]
  const balance = await getCreditBalance(order.clientFileId, tx)
  return planUse(balance, parts, order.means === 'card' ? leastCharge : 1)
}

async function spend(tx: LockedTx, actor: Actor, order: Order, amountCents: number): Promise<void> {
  const { structureId, clientFileId, id: orderId } = order
  await spendCredit(tx, actor, { structureId, clientFileId, orderId, amountCents })
  await recordAudit(tx, actor, {
    structureId,
    operation: 'account_credit.use',
    subjectKind: 'order',
    subjectId: orderId,
    clientFileId,
    after: { amountCents },
  })
}

/** The parts paid whole are the credit's own now; a part of another, or of a whole order by card, is the row of rank 0. */
async function writeUse(tx: LockedTx, order: Order, { coveredIds, reduced }: CreditUse, now: Date): Promise<void> {
  const covered = coveredIds.filter((id) => id !== whole)
  if (covered.length > 0)
    await tx
      .update(payments)
      .set({ status: 'succeeded', means: 'account_credit', receivedAt: now, updatedAt: now })
      .where(inArray(payments.id, covered))
  const apart = reduced?.byCents ?? (coveredIds.includes(whole) ? order.totalCents : 0)
  if (apart === 0) return
  if (reduced && reduced.id !== whole)
    await tx
      .update(payments)
      .set({ amountCents: sql`${payments.amountCents} - ${apart}`, updatedAt: now })
      .where(eq(payments.id, reduced.id))
  await tx.insert(payments).values({
    structureId: order.structureId,
    orderId: order.id,
    means: 'account_credit',
    instalment: 0,
    amountCents: apart,
    status: 'succeeded',
    receivedAt: now,
  })
}

const ofCredit = (orderId: string) => and(eq(payments.orderId, orderId), eq(payments.means, 'account_credit'))

/** An order that ends gives back the credit that it used ([6.R9]). The caller holds its lock and ends its payments. */
export async function releaseCredit(tx: LockedTx, actor: Actor, order: Order): Promise<void> {
  const { structureId, clientFileId, id: orderId } = order
  const [used] = await tx
    .select({ amountCents: accountCreditEntries.amountCents })
    .from(accountCreditEntries)
    .where(eq(accountCreditEntries.businessKey, `use:${orderId}`))
  if (!used) return
  await giveCreditBack(tx, actor, { structureId, clientFileId, orderId, amountCents: -used.amountCents })
  await tx
    .update(payments)
    .set({ status: 'cancelled', receivedAt: null, updatedAt: sql`app_now()` })
    .where(ofCredit(orderId))
}

/** An order that is completed after it had ended has given its credit back: that part of it is due again, from today if it had no day ([6.R8]). */
export async function oweReleasedCredit(tx: LockedTx, orderId: string, now: Date, today: Day): Promise<void> {
  await tx
    .update(payments)
    .set({ status: 'expected', dueOn: sql`coalesce(${payments.dueOn}, ${today})`, updatedAt: now })
    .where(and(ofCredit(orderId), eq(payments.status, 'cancelled')))
}
