import 'server-only'
import { sql } from 'drizzle-orm'
import { orders } from '@/db/schema/orders'
import { structures } from '@/db/schema/structures'

const today = sql`(app_now() at time zone ${structures.timeZone})::date`

/** Active, and an amount is late, or bounced without having been made good. */
export const isUnpaid = sql<boolean>`(${orders.status} = 'paid' and exists (
  select 1 from payments due where due.order_id = ${orders.id} and (
    (due.status = 'expected' and (due.replaces_id is not null or due.due_on < ${today}))
    or (due.status = 'bounced' and not exists (select 1 from payments again where again.replaces_id = due.id)))))`

/** What the list and the page both show, of orders joined to their structure. */
export const shownColumns = {
  id: orders.id,
  number: orders.number,
  status: orders.status,
  means: orders.means,
  instalments: orders.instalments,
  totalCents: orders.totalCents,
  currency: orders.currency,
  orderedAt: orders.orderedAt,
  expiresAt: orders.expiresAt,
  isUnpaid,
  refundedCents: sql<number>`(select coalesce(sum(given.amount_cents), 0)::int from refund_lines given
    join order_lines line on line.id = given.order_line_id where line.order_id = ${orders.id})`,
}
