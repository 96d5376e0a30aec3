import 'server-only'
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { orders } from '@/db/schema/orders'
import { structures } from '@/db/schema/structures'
import type { Staff } from '@/lib/core/actor'
import { listSearchWords, ordersPerPage, readOrderNumber } from '../rules'
import type { DeskOrderRow, OrderFilter, OrderState } from '../types'
import { hasWord } from './match-words'
import { isUnpaid, shownColumns } from './shown-order'

const states: Record<OrderState, SQL> = {
  attente: sql`${orders.status} = 'pending'`,
  payees: sql`${orders.status} = 'paid'`,
  impayees: isUnpaid,
  expirees: sql`${orders.status} = 'expired'`,
  annulees: sql`${orders.status} = 'cancelled'`,
}

const columns = {
  ...shownColumns,
  clientName: sql<string>`${clientFiles.firstName} || ' ' || ${clientFiles.lastName}`,
  firstLine: sql<string>`(select line.name from order_lines line where line.order_id = ${orders.id} order by line.position limit 1)`,
  otherLines: sql<number>`(select count(*)::int - 1 from order_lines line where line.order_id = ${orders.id})`,
  receivedCents: sql<number>`(select coalesce(sum(paid.amount_cents), 0)::int from payments paid
    where paid.order_id = ${orders.id} and paid.status = 'succeeded')`,
  found: sql<number>`(count(*) over ())::int`,
}

const payer = sql`concat_ws(' ', ${clientFiles.firstName}, ${clientFiles.lastName}, ${clientFiles.email}::text)`

/** The word in the payer's or a learner's name, or in the payer's address. */
const isOfWord = (word: string): SQL =>
  sql`(${hasWord(payer, word)} or exists (select 1 from order_lines line join learners on learners.id = line.learner_id
    where line.order_id = ${orders.id} and ${hasWord(sql`learners.first_name || ' ' || learners.last_name`, word)}))`

function matches(search: string): SQL | undefined {
  const number = readOrderNumber(search)
  return number === null ? and(...listSearchWords(search).map(isOfWord)) : eq(orders.number, number)
}

/** The structure's orders, the newest first, a page at a time, with how many there are in all ([1.H3]). */
export async function listOrders(
  { structureId }: Staff,
  { search, state, means, page }: OrderFilter,
): Promise<{ rows: DeskOrderRow[]; found: number }> {
  const rows = await db()
    .select(columns)
    .from(orders)
    .innerJoin(structures, eq(structures.id, orders.structureId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .where(
      and(
        eq(orders.structureId, structureId),
        matches(search),
        state ? states[state] : undefined,
        means ? eq(orders.means, means) : undefined,
      ),
    )
    .orderBy(desc(orders.number))
    .limit(ordersPerPage)
    .offset((page - 1) * ordersPerPage)
  return { rows: rows.map(({ found, ...row }) => row), found: rows[0]?.found ?? 0 }
}

/** The orders of a client, the newest first ([2.A2]). */
export async function listOrdersOfFile({ structureId }: Staff, clientFileId: string): Promise<DeskOrderRow[]> {
  const { found: _found, ...shown } = columns
  return db()
    .select(shown)
    .from(orders)
    .innerJoin(structures, eq(structures.id, orders.structureId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .where(and(eq(orders.structureId, structureId), eq(orders.clientFileId, clientFileId)))
    .orderBy(desc(orders.number))
}
