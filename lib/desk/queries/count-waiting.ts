import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Staff } from '@/lib/core/actor'

/** What waits for the office, by page: a figure each ([1.H3]). */
export type Waiting = {
  /** Orders that wait for their payment by transfer or cheque. */
  orders: number
  /** Cheques in the drawer. */
  cheques: number
  /** Transfers that nobody has matched. */
  transfers: number
  /** Requests for the reduced price without an answer. */
  reducedRate: number
}

/** In one round trip, each figure served by an index of what is open. */
export async function countWaiting({ structureId }: Staff): Promise<Waiting> {
  const [row] = await db().execute<Waiting>(sql`select
    (select count(*)::int from orders where structure_id = ${structureId} and status = 'pending' and means in ('transfer', 'cheque')) as orders,
    (select count(*)::int from payments where structure_id = ${structureId} and status = 'received' and means = 'cheque') as cheques,
    (select count(*)::int from bank_transactions where structure_id = ${structureId} and status = 'unmatched') as transfers,
    (select count(*)::int from reduced_rate_requests where structure_id = ${structureId} and status = 'pending') as "reducedRate"`)
  return row!
}
