import 'server-only'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { dayOf, type Instant } from '@/lib/core/time'
import { listPaidLearners } from '@/lib/learners/queries'
import { takeNumber, writeOrderLines } from '@/lib/orders/commands/write-order'
import { computeExpiry, formatOrderNumber, timedLines } from '@/lib/orders/rules'
import { activateOrder } from '@/lib/payments/commands/activate-order'
import { listCoursesOfSessions } from '@/lib/places/queries'
import { computeSchedule } from '@/lib/schedules/rules'
import { getStructureById, type Structure } from '@/lib/structures/queries'
import { findSaleNumber, type LoadedSale, loadSale } from '../queries/load-sale'
import { checkSale, isAtMoneyDesk, isPaidAtOnce } from '../rules'
import type { SaleInput, SaleRefusal, WantedLine } from '../types'

type Selling = { actor: Staff; structure: Structure; input: SaleInput; sale: LoadedSale; now: Instant }
type Order = typeof orders.$inferSelect

/**
 * Sells at the desk to a client's file: the order of a member, under the same rules, recorded by the office ([1.H8]).
 * What is in the hand is recorded and activates everything at once; a cheque or a transfer is awaited as of any order
 * ([1.D8]), and holds its places until then ([1.C6]). The same page twice is one sale. @returns the order's number
 */
export async function sellAtDesk(actor: Staff, input: SaleInput): Promise<Outcome<{ number: number }, SaleRefusal>> {
  const { structureId } = actor
  if (!isAtMoneyDesk(actor, structureId)) return refuse('not_found')
  const structure = await getStructureById(structureId)
  const household = await listPaidLearners(db(), structureId, input.clientFileId)
  const learners = household.map(({ id }) => `learner:${id}` as const)
  const courseIds = await listCoursesOfSessions(db(), listFirstSessions(input.lines))
  const courses = courseIds.map((id) => `course:${id}` as const)
  return withLocks([`client-file:${input.clientFileId}`, ...learners, ...courses], async (tx, now) => {
    const earlier = await findSaleNumber(tx, structureId, input.saleKey)
    if (earlier !== null) return accept({ number: earlier })
    if (!(await isOurs(tx, structureId, input.clientFileId))) return refuse('not_found')
    const sale = await loadSale(tx, structure, input.clientFileId, input.lines, now)
    const verdict = checkSale({
      isAsShown: sale.seen === input.seen,
      lines: timedLines(sale.lines, input.means),
      problems: sale.problems,
      means: input.means,
      instalments: input.instalments,
      money: structure.settings.money,
    })
    if (!verdict.ok) return { ...verdict, detail: verdict.detail ?? describeProblem(sale) }
    return accept(await writeSale(tx, { actor, structure, input, sale, now }))
  })
}

const listFirstSessions = (lines: readonly WantedLine[]): string[] =>
  lines.flatMap(({ firstSessionId }) => firstSessionId ?? [])

/** The words that the sentence of a line's refusal needs. */
function describeProblem({ lines, problems }: LoadedSale) {
  const line = lines.find(({ id }) => id === problems[0]?.lineId)
  return { offer: line?.offer.name ?? '', learner: line?.learner?.firstName ?? '' }
}

async function isOurs(tx: LockedTx, structureId: string, clientFileId: string): Promise<boolean> {
  const file = await tx.query.clientFiles.findFirst({
    columns: { id: true },
    where: (row, { and, eq }) => and(eq(row.id, clientFileId), eq(row.structureId, structureId)),
  })
  return file !== undefined
}

async function writeSale(tx: LockedTx, selling: Selling): Promise<{ number: number }> {
  const { actor, structure, sale, input } = selling
  const order = await writeOrder(tx, selling)
  const { id: orderId, clientFileId } = order
  await writeOrderLines(tx, structure, { orderId, clientFileId, lines: sale.lines })
  await recordAudit(tx, actor, {
    structureId: structure.id,
    operation: 'order.sell',
    subjectKind: 'order',
    subjectId: order.id,
    clientFileId: order.clientFileId,
    after: { number: formatOrderNumber(order.number), totalCents: order.totalCents, means: order.means },
  })
  if (order.means === 'free' || isPaidAtOnce(input.means)) await takeMoney(tx, selling, order)
  else await expectMoney(tx, selling, order)
  return { number: order.number }
}

async function writeOrder(tx: LockedTx, { actor, structure, sale, input, now }: Selling): Promise<Order> {
  const isFree = sale.totalCents === 0
  const [order] = await tx
    .insert(orders)
    .values({
      structureId: structure.id,
      number: await takeNumber(tx, structure.id),
      clientFileId: input.clientFileId,
      saleKey: input.saleKey,
      soldBy: actor.accountId,
      means: isFree ? 'free' : input.means,
      instalments: isFree ? 1 : input.instalments,
      totalCents: sale.totalCents,
      currency: structure.currency,
      termsVersionId: sale.termsVersionId,
      billing: input.billing ?? null,
      // Bought face to face: there is no right of withdrawal to wait for.
      requestsImmediateStart: true,
      orderedAt: now,
      expiresAt: isFree || isPaidAtOnce(input.means) ? null : computeExpiry(input.means, now, structure),
    })
    .returning()
  return order!
}

/** The money is in the hand: everything is granted, then the payment is written, as the last thing. */
async function takeMoney(tx: LockedTx, { actor, structure, input, now }: Selling, order: Order): Promise<void> {
  await activateOrder(tx, actor, order, now, structure.timeZone)
  if (order.totalCents === 0) return
  await tx.insert(payments).values({
    structureId: structure.id,
    orderId: order.id,
    means: input.means,
    amountCents: order.totalCents,
    status: 'succeeded',
    dueOn: dayOf(now, structure.timeZone),
    receivedAt: now,
    reference: input.reference,
  })
}

/** What is expected when, one row an instalment; the client is told how to pay as for any order ([1.D7]). */
async function expectMoney(tx: LockedTx, { structure, sale, input, now }: Selling, order: Order): Promise<void> {
  const { structureId, id: orderId } = order
  const today = dayOf(now, structure.timeZone)
  const parts = computeSchedule(timedLines(sale.lines, input.means), input.instalments, today)
  await tx.insert(payments).values(
    parts.map(({ rank, amountCents, dueOn }) => ({
      structureId,
      orderId,
      means: input.means,
      instalment: rank,
      amountCents,
      dueOn,
      reference: input.reference,
    })),
  )
  await tell(tx, { structureId, topic: 'order.placed', key: `order.placed:${orderId}`, payload: { orderId } })
}
