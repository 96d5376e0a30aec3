import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { Day } from '@/lib/core/time'
import type { Engagement, RemovalFacts } from '../types'

/** An order that ended without a cent: it leaves nothing to keep. */
const isDead = sql`(o.status in ('expired', 'cancelled') and not exists (select from payments y where y.order_id = o.id and y.received_at is not null))`

/** All that a removal is decided on, of a file and those merged into it; `today` in the structure's zone ([2.A6]). */
export async function loadRemovalFacts(
  clientFileId: string,
  today: Day,
  executor: Executor = db(),
): Promise<RemovalFacts> {
  const [row] = await executor.execute<Omit<RemovalFacts, 'engagements'>>(sql`select
    (select coalesce(sum(p.amount_cents), 0)::int from payments p join orders o on o.id = p.order_id
      where o.client_file_id = ${clientFileId} and o.status = 'paid' and (p.status in ('expected', 'processing', 'received')
        or p.status = 'bounced' and not exists (select from payments again where again.replaces_id = p.id))) as "dueCents",
    (select coalesce(sum(e.amount_cents), 0)::int from account_credit_entries e where e.client_file_id = ${clientFileId}) as "creditCents",
    (select coalesce(sum(greatest(left_over, 0)), 0)::int from (select (select sum(e.amount) from pass_entries e where e.pass_id = p.id) as left_over
      from passes p where p.client_file_id = ${clientFileId} and p.valid_until >= ${today}) held) as "lessonsLeft",
    (select coalesce(-sum(least(left_over, 0)), 0)::int from (select (select sum(e.amount) from pass_entries e where e.pass_id = p.id) as left_over
      from passes p where p.client_file_id = ${clientFileId}) owed) as "lessonsOwed",
    (select count(*)::int from orders o where o.client_file_id = ${clientFileId} and o.status = 'pending') as "waitingOrders",
    (select count(*)::int from refund_parts part join refunds r on r.id = part.refund_id join orders o on o.id = r.order_id
      where o.client_file_id = ${clientFileId} and part.status <> 'succeeded') as "refundsToPay",
    (select count(*)::int from seats s where s.client_file_id = ${clientFileId} and s.state in ('held', 'offered')) as "heldPlaces",
    (select count(*)::int from invoices i where i.client_file_id = ${clientFileId}) as invoices,
    ((select count(*) from bookings b where b.client_file_id = ${clientFileId})
      + (select count(*) from passes p where p.client_file_id = ${clientFileId})
      + (select count(*) from memberships m where m.client_file_id = ${clientFileId})
      + (select count(*) from gift_vouchers v where v.client_file_id = ${clientFileId})
      + (select count(*) from account_credit_entries e where e.client_file_id = ${clientFileId})
      + (select count(*) from orders o where o.client_file_id = ${clientFileId} and not ${isDead}))::int as activities`)
  return { ...row!, engagements: await listEngagements(executor, clientFileId) }
}

async function listEngagements(executor: Executor, clientFileId: string): Promise<Engagement[]> {
  const rows = await executor.execute<{ kind: Engagement['kind']; name: string; starts_at: string }>(sql`
    select case when b.session_id is null then 'lesson' else 'session' end as kind, coalesce(c.name, p.name) as name, b.starts_at
      from bookings b join passes p on p.id = b.pass_id left join course_sessions s on s.id = b.session_id left join courses c on c.id = s.course_id
      where b.client_file_id = ${clientFileId} and b.status = 'booked' and b.ends_at > app_now()
    union all select 'queue', c.name, s.starts_at from waiting_entries w join courses c on c.id = w.course_id join course_sessions s on s.id = w.session_id
      where w.client_file_id = ${clientFileId} and w.status in ('waiting', 'offered')
    order by starts_at`)
  return [...rows].map(({ kind, name, starts_at }) => ({ kind, name, startsAt: new Date(starts_at) }))
}
