import 'server-only'
import { and, asc, count, desc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { orders } from '@/db/schema/orders'
import { bankAllocations, bankStatements, bankTransactions } from '@/db/schema/transfers'
import type { Staff } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'
import { fingerprintPlan, listQuotedNumbers, planTransfer, proposeMatches } from './rules'
import {
  type IncomingTransfer,
  type PayableOrder,
  type Proposal,
  type StatementFormat,
  type TransactionStatus,
  type TransferPlan,
  transfersAtOnce,
} from './types'

const transferColumns = {
  id: bankTransactions.id,
  bookedOn: bankTransactions.bookedOn,
  amountCents: bankTransactions.amountCents,
  currency: bankTransactions.currency,
  payerName: bankTransactions.payerName,
  remittance: bankTransactions.remittance,
}

/** What a transfer may still pay: due and not the provider's to take, of an order that waits or is active. */
const dueCents = sql<number>`(select coalesce(sum(p.amount_cents), 0)::int from payments p
  where p.order_id = ${orders.id} and p.status = 'expected' and p.means <> 'card')`
/** Transfers that were recorded by hand and that no statement has told of yet. */
const recordedCents = sql<number>`greatest(0, (select coalesce(sum(p.amount_cents), 0)::int from payments p
  where p.order_id = ${orders.id} and p.status = 'succeeded' and p.means = 'transfer')
  - (select coalesce(sum(a.amount_cents), 0)::int from bank_allocations a where a.order_id = ${orders.id}))`
const names = sql<string[]>`array_prepend(${clientFiles.firstName} || ' ' || ${clientFiles.lastName}, array(
  select distinct l.first_name || ' ' || l.last_name from order_lines ol join learners l on l.id = ol.learner_id where ol.order_id = ${orders.id}))`

const payableColumns = {
  id: orders.id,
  number: orders.number,
  status: orders.status,
  clientFileId: orders.clientFileId,
  currency: orders.currency,
  names,
  dueCents,
  recordedCents,
}

/** Orders as matching sees them, the oldest first; of too many, the latest. */
export async function selectPayable(
  executor: Executor,
  structureId: string,
  which: SQL | undefined,
): Promise<PayableOrder[]> {
  const latest = await executor
    .select(payableColumns)
    .from(orders)
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .where(and(eq(orders.structureId, structureId), which))
    .orderBy(desc(orders.number))
    .limit(mostOrders)
  return latest.reverse()
}

/** A statement is matched within weeks: transfers recorded by hand longer ago are no longer waited for. */
const recordedSince = sql`app_now() - interval '120 days'`
/** More orders than an office has waiting at once: a page stays a page. */
const mostOrders = 1_000

/** Orders that expect a transfer, or whose hand-recorded transfer a statement hasn't told of yet. */
const isExpecting = sql`exists (select 1 from payments p where p.order_id = ${orders.id} and p.means <> 'card'
  and (p.status = 'expected' or (p.status = 'succeeded' and p.means = 'transfer' and p.received_at > ${recordedSince})))`

/**
 * A file of the other format told of a credit of the same day and amount, which is done: the bank's own references differ
 * between formats, so that only a person can say whether it is the same.
 */
const hasTwin = sql<boolean>`exists (select from bank_transactions twin
  join bank_statements other on other.id = twin.statement_id join bank_statements own on own.id = bank_transactions.statement_id
  where twin.structure_id = bank_transactions.structure_id and twin.booked_on = bank_transactions.booked_on
    and twin.amount_cents = bank_transactions.amount_cents and twin.status <> 'unmatched' and other.format <> own.format)`

/** The orders that a transfer may be for, the oldest first: those that expect one, and whatever is quoted. */
async function listCandidates({ structureId }: Staff, quoted: SQL | undefined): Promise<PayableOrder[]> {
  const [expecting, named] = await Promise.all([
    selectPayable(db(), structureId, isExpecting),
    quoted ? selectPayable(db(), structureId, quoted) : [],
  ])
  const known = new Set(expecting.map(({ id }) => id))
  return [...expecting, ...named.filter(({ id }) => !known.has(id))].sort((a, b) => a.number - b.number)
}

export type WaitingTransfer = IncomingTransfer & { proposal: Proposal | null; seen: string | null; hasTwin: boolean }

/** What waits for a person, the oldest first, each with the orders it is most likely for ([1.H3]). */
export async function listWaitingTransfers(actor: Staff): Promise<{ transfers: WaitingTransfer[]; total: number }> {
  const waiting = and(eq(bankTransactions.structureId, actor.structureId), eq(bankTransactions.status, 'unmatched'))
  const [transfers, [counted]] = await Promise.all([
    db()
      .select({ ...transferColumns, hasTwin })
      .from(bankTransactions)
      .where(waiting)
      .orderBy(asc(bankTransactions.bookedOn), asc(bankTransactions.id))
      .limit(transfersAtOnce),
    db().select({ total: count() }).from(bankTransactions).where(waiting),
  ])
  const numbers = transfers.flatMap(({ remittance }) => listQuotedNumbers(remittance)).filter(isNumber)
  const quoted = numbers.length > 0 ? inArray(orders.number, numbers) : undefined
  const proposals = proposeMatches(transfers, transfers.length > 0 ? await listCandidates(actor, quoted) : [])
  return {
    total: counted!.total,
    transfers: transfers.map((transfer) => {
      const proposal = proposals.get(transfer.id) ?? null
      return { ...transfer, proposal, seen: proposal && fingerprintPlan(proposal.plan) }
    }),
  }
}

/** What an order's number may be, as its column holds it. */
const isNumber = (number: number) => number <= 2_147_483_647

/** The orders of these numbers, in the order they were typed; null when one of them isn't of this structure. */
export async function findOrdersByNumber(
  executor: Executor,
  structureId: string,
  numbers: readonly number[],
): Promise<PayableOrder[] | null> {
  if (numbers.length === 0 || !numbers.every(isNumber)) return null
  const found = await selectPayable(executor, structureId, inArray(orders.number, [...numbers]))
  const inOrder = numbers.flatMap((number) => found.find((order) => order.number === number) ?? [])
  return inOrder.length === numbers.length ? inOrder : null
}

export type TransferToMatch = IncomingTransfer & {
  status: TransactionStatus
  plan: TransferPlan | null
  seen: string | null
}

/** A transfer with what it would pay of the orders typed by hand; null when it isn't of this structure. */
export async function findTransfer(actor: Staff, transferId: string, typed: string): Promise<TransferToMatch | null> {
  if (!isId(transferId)) return null
  const [transfer] = await db()
    .select({ ...transferColumns, status: bankTransactions.status })
    .from(bankTransactions)
    .where(and(eq(bankTransactions.structureId, actor.structureId), eq(bankTransactions.id, transferId)))
  if (!transfer) return null
  const found = await findOrdersByNumber(db(), actor.structureId, listQuotedNumbers(typed))
  const plan = found && planTransfer(transfer.amountCents, found)
  return { ...transfer, plan, seen: plan && fingerprintPlan(plan) }
}

export type ImportedStatement = {
  id: string
  fileName: string
  format: StatementFormat
  importedAt: Date
  lines: number
  waiting: number
}

/** The last statements that were imported, with what of them still waits. */
export function listStatements(actor: Staff, limit = 5): Promise<ImportedStatement[]> {
  return db()
    .select({
      id: bankStatements.id,
      fileName: bankStatements.fileName,
      format: bankStatements.format,
      importedAt: bankStatements.createdAt,
      lines: count(bankTransactions.id),
      waiting: sql<number>`(count(*) filter (where ${bankTransactions.status} = 'unmatched'))::int`,
    })
    .from(bankStatements)
    .leftJoin(bankTransactions, eq(bankTransactions.statementId, bankStatements.id))
    .where(eq(bankStatements.structureId, actor.structureId))
    .groupBy(bankStatements.id)
    .orderBy(desc(bankStatements.createdAt))
    .limit(limit)
}

export type DoneTransfer = IncomingTransfer & {
  status: TransactionStatus
  orders: { id: string; number: number; amountCents: number }[]
}

/** The last transfers that were matched or set aside. */
export async function listDoneTransfers(actor: Staff, limit = 20): Promise<DoneTransfer[]> {
  const rows = await db()
    .select({ ...transferColumns, status: bankTransactions.status })
    .from(bankTransactions)
    .where(
      and(
        eq(bankTransactions.structureId, actor.structureId),
        inArray(bankTransactions.status, ['matched', 'ignored']),
      ),
    )
    .orderBy(desc(bankTransactions.bookedOn), desc(bankTransactions.id))
    .limit(limit)
  const given = await listAllocations(rows.map(({ id }) => id))
  return rows.map((row) => ({ ...row, orders: given.filter(({ transactionId }) => transactionId === row.id) }))
}

async function listAllocations(transactionIds: readonly string[]) {
  if (transactionIds.length === 0) return []
  return db()
    .select({
      transactionId: bankAllocations.transactionId,
      id: orders.id,
      number: orders.number,
      amountCents: bankAllocations.amountCents,
    })
    .from(bankAllocations)
    .innerJoin(orders, eq(orders.id, bankAllocations.orderId))
    .where(and(inArray(bankAllocations.transactionId, [...transactionIds]), gt(bankAllocations.amountCents, 0)))
    .orderBy(asc(orders.number))
}

export type TransferOfOrder = {
  id: string
  bookedOn: string
  payerName: string
  remittance: string
  amountCents: number
}
export type OrderTransfers = { order: PayableOrder; transfers: TransferOfOrder[] }

/** What the bank brought for an order, and what a transfer may still pay of it; null for another structure's. */
export async function findOrderTransfers(actor: Staff, orderId: string): Promise<OrderTransfers | null> {
  if (!isId(orderId)) return null
  const [order] = await selectPayable(db(), actor.structureId, eq(orders.id, orderId))
  if (!order) return null
  const { id, bookedOn, payerName, remittance } = transferColumns
  const transfers = await db()
    .select({ id, bookedOn, payerName, remittance, amountCents: bankAllocations.amountCents })
    .from(bankAllocations)
    .innerJoin(bankTransactions, eq(bankTransactions.id, bankAllocations.transactionId))
    .where(eq(bankAllocations.orderId, orderId))
    .orderBy(asc(bankTransactions.bookedOn))
  return { order, transfers }
}
