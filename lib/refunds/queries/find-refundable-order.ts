import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { dayOf } from '@/lib/core/time'
import type { HeldLesson, RefundableLine, RefundableOrder, RefundablePayment } from '../types'

/** Which order, and whose: staff see those of their structure, a member those of their file. */
export type OrderScope = { structureId: string; clientFileId?: string } & (
  | { orderId: string }
  | { number: number }
  | { lineId: string }
)

type Row = Omit<RefundableOrder, 'orderedOn' | 'lines' | 'payments'> & {
  orderedAt: string
  lines: (Omit<RefundableLine, 'pass' | 'neededBy'> & {
    neededBy: string[] | null
    pass: {
      id: string
      learnerId: string
      remaining: number
      lessons: (Omit<HeldLesson, 'startsAt'> & { startsAt: number })[] | null
    } | null
  })[]
  payments: (Omit<RefundablePayment, 'receivedAt'> & { receivedAt: number | null })[] | null
}

/** Lessons of pass `p` that hold one of its credits. */
const heldLessons = sql`(select json_agg(json_build_object('bookingId', held.id, 'teacherId', held.teacher_id, 'roomId', held.room_id,
    'courseId', (select s.course_id from course_sessions s where s.id = held.session_id),
    'startsAt', extract(epoch from held.starts_at) * 1000, 'cancellationNoticeHours', p.cancellation_notice_hours) order by held.starts_at, held.id)
  from (select b.* from pass_entries e join bookings b on b.id = e.booking_id
    where e.pass_id = p.id group by b.id having sum(e.amount) < 0) held)`

const passOfLine = sql`(select json_build_object('id', p.id, 'learnerId', p.learner_id, 'lessons', ${heldLessons},
    'remaining', (select coalesce(sum(e.amount), 0)::int from pass_entries e where e.pass_id = p.id))
  from passes p where p.order_line_id = l.id)`

const unusedVoucherOfLine = sql`(select v.id from gift_vouchers v where v.order_line_id = l.id and v.status = 'active'
  and not exists (select from gift_redemptions used where used.voucher_id = v.id))`

/** Packages of the same learner that were sold to members only, are paid and can still be used. */
const needingPackages = sql`(select json_agg(other.name order by other.id) from order_lines other
  join orders o2 on o2.id = other.order_id and o2.status = 'paid' join passes p on p.order_line_id = other.id
  where l.kind = 'membership' and other.learner_id = l.learner_id and (other.rules->>'requiresMembership')::boolean
    and p.valid_until >= (app_now() at time zone s.time_zone)::date
    and not exists (select from refund_lines r where r.order_line_id = other.id))`

const linesOfOrder = sql`(select json_agg(json_build_object('id', l.id, 'name', l.name, 'kind', l.kind, 'learnerId', l.learner_id,
    'learnerName', who.first_name || ' ' || who.last_name, 'priceCents', l.price_cents, 'credits', l.credits, 'neededBy', ${needingPackages},
    'refundedCents', (select coalesce(sum(r.amount_cents), 0)::int from refund_lines r where r.order_line_id = l.id),
    'isWithdrawn', exists (select from withdrawals w where w.order_line_id = l.id), 'pass', ${passOfLine}, 'unusedVoucherId', ${unusedVoucherOfLine},
    'membership', (select json_build_object('id', m.id, 'isActive', m.status = 'active') from memberships m where m.order_line_id = l.id)
  ) order by l.position) from order_lines l join learners who on who.id = l.learner_id where l.order_id = o.id)`

const partsOf = (failed: SQL) => sql`(select coalesce(sum(part.amount_cents), 0)::int from refund_parts part
  where part.payment_id = y.id and ${failed})`

const paymentsOfOrder = sql`(select json_agg(json_build_object('id', y.id, 'means', y.means, 'instalment', y.instalment,
    'amountCents', y.amount_cents, 'status', y.status, 'intentId', y.intent_id, 'receivedAt', extract(epoch from y.received_at) * 1000,
    'isReplaced', exists (select from payments z where z.replaces_id = y.id),
    'givenBackCents', ${partsOf(sql`part.status <> 'failed'`)}, 'failedCents', ${partsOf(sql`part.status = 'failed'`)},
    'dispute', (select d.status from disputes d where d.payment_id = y.id order by d.opened_at desc limit 1)
  ) order by y.instalment) from payments y where y.order_id = o.id)`

function toOrder({ orderedAt, lines, payments, ...order }: Row): RefundableOrder {
  return {
    ...order,
    orderedOn: dayOf(new Date(orderedAt), order.timeZone),
    lines: lines.map(({ neededBy, pass, ...line }) => ({
      ...line,
      neededBy: neededBy ?? [],
      pass: pass && toPass(pass),
    })),
    payments: (payments ?? []).map(({ receivedAt, ...payment }) => ({
      ...payment,
      receivedAt: receivedAt === null ? null : new Date(receivedAt),
    })),
  }
}

const toPass = ({ lessons, ...pass }: NonNullable<Row['lines'][number]['pass']>) => ({
  ...pass,
  lessons: (lessons ?? []).map((lesson) => ({ ...lesson, startsAt: new Date(lesson.startsAt) })),
})

async function selectOrders(executor: Executor, which: SQL): Promise<RefundableOrder[]> {
  const rows = await executor.execute<Row>(sql`
    select o.id, o.structure_id as "structureId", o.client_file_id as "clientFileId", o.number, o.status, o.means,
      o.total_cents as "totalCents", o.currency, s.time_zone as "timeZone", o.ordered_at as "orderedAt",
      coalesce((s.settings->'money'->>'withdrawsDatedSessions')::boolean, false) as "withdrawsDatedSessions",
      o.sale_key is not null as "isDeskSale",
      ${linesOfOrder} as lines, ${paymentsOfOrder} as payments
    from orders o join structures s on s.id = o.structure_id where ${which} order by o.ordered_at desc`)
  return rows.map(toOrder)
}

function whichOf(scope: OrderScope): SQL {
  if ('orderId' in scope) return sql`o.id = ${scope.orderId}`
  if ('number' in scope) return sql`o.number = ${scope.number}`
  return sql`o.id = (select wanted.order_id from order_lines wanted where wanted.id = ${scope.lineId})`
}

/** All that decides a refund of an order, in one round trip; null outside the scope. */
export async function findRefundableOrder(
  scope: OrderScope,
  executor: Executor = db(),
): Promise<RefundableOrder | null> {
  const one = whichOf(scope)
  const file = scope.clientFileId ? sql`o.client_file_id = ${scope.clientFileId}` : sql`true`
  const [order] = await selectOrders(executor, sql`${one} and o.structure_id = ${scope.structureId} and ${file}`)
  return order ?? null
}
