import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { MovedRows } from '../types'

type Owner = 'client_file_id' | 'learner_id'

const listed = (ids: readonly string[] | undefined): SQL => sql`${`{${(ids ?? []).join(',')}}`}::uuid[]`

/**
 * The rows that go back with a merge undone: those that moved, and what came of them since: what the orders of the file
 * granted, the lessons, seats and alerts of its passes, the invoices of its orders. @returns ids by table
 */
export async function listFollowers(
  executor: Executor,
  owner: Owner,
  holderId: string,
  moved: MovedRows,
  ofFile: MovedRows,
): Promise<MovedRows> {
  const holder = sql`${sql.identifier(owner)} = ${holderId}`
  const lines = sql`(select id from order_lines where order_id = any (${listed(ofFile.orders)}))`
  const kept = (table: string, which: SQL) =>
    sql`select ${table}::text as name, id from ${sql.identifier(table)} where ${holder} and ${which}`
  const granted = ['passes', 'memberships'].map((table) => kept(table, sql`order_line_id in ${lines}`))
  const passes = sql`(select id from passes where id = any (${listed(ofFile.passes)}) or order_line_id in ${lines})`
  const bookings = sql`(select id from bookings where pass_id in ${passes})`
  const seats = sql`(booking_id in ${bookings} or order_line_id in ${lines})`
  const ofOwner =
    owner === 'client_file_id'
      ? [
          kept('gift_vouchers', sql`order_line_id in ${lines}`),
          kept('invoices', sql`order_id = any (${listed(ofFile.orders)})`),
          kept('slot_alerts', sql`pass_id in ${passes}`),
        ]
      : [
          sql`select 'agenda_claims'::text as name, id from agenda_claims where resource_kind = 'learner' and resource_id = ${holderId}
            and (owner_id in ${bookings} or owner_id in (select id from seats where ${seats}))`,
        ]
  const both = [kept('bookings', sql`pass_id in ${passes}`), kept('seats', seats)]
  const shared = kept('gift_redemptions', sql`pass_id in ${passes}`)
  const parts = [...granted, ...ofOwner, ...both, shared]
  const rows = await executor.execute<{ name: string; id: string }>(sql.join(parts, sql` union all `))
  const all: MovedRows = Object.fromEntries(Object.entries(moved).map(([name, ids]) => [name, [...ids]]))
  for (const { name, id } of rows) {
    all[name] ??= []
    if (!all[name].includes(id)) all[name].push(id)
  }
  return all
}
