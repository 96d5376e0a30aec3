import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'

/** Paid orders that received more than they cost; what was asked back in vain is a person's already ([6.R8]). */
export async function listOverpaidOrders(limit = 200): Promise<{ structureId: string; orderId: string }[]> {
  return db().execute<{ structureId: string; orderId: string }>(sql`
    select o.structure_id as "structureId", o.id as "orderId" from orders o join payments y on y.order_id = o.id and y.status = 'succeeded'
    where o.status = 'paid' group by o.id
    having sum(y.amount_cents) > o.total_cents + coalesce((select sum(part.amount_cents) from refund_parts part
        join refunds r on r.id = part.refund_id where r.order_id = o.id), 0)
      - coalesce((select sum(l.amount_cents) from refund_lines l join refunds r on r.id = l.refund_id where r.order_id = o.id), 0)
    limit ${limit}`)
}
