import 'server-only'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { payments } from '@/db/schema/payments'
import { describeCheque } from '../rules'
import type { TrackedCheque } from '../types'

type Came = NonNullable<TrackedCheque['cheque']>

/** The good cheque of an instalment, or the last one that came wrong; null while none has come. */
const lastCheque = sql<Came | null>`(select json_build_object('id', c.id, 'number', c.number, 'bank', c.bank, 'drawer', c.drawer,
    'amountCents', c.amount_cents, 'datedOn', c.dated_on, 'receivedOn', c.received_on, 'depositOn', c.deposit_on, 'problem', c.problem,
    'depositedOn', (c.deposited_at at time zone s.time_zone)::date)
  from cheques c join structures s on s.id = c.structure_id where c.payment_id = payments.id
  order by c.problem is not null, c.created_at desc limit 1)`
const cameCount = sql<number>`(select count(*)::int from cheques c where c.payment_id = payments.id)`

/**
 * Where each cheque of some orders is ([1.D12]): the tracker of their buyer and the panel of the office. The caller has
 * found the orders and may show them.
 */
export async function listTrackedCheques(structureId: string, orderIds: readonly string[]): Promise<TrackedCheque[]> {
  if (orderIds.length === 0) return []
  const ofOrders = inArray(payments.orderId, [...orderIds])
  const rows = await db()
    .select({ payment: payments, cheque: lastCheque, cameCount })
    .from(payments)
    .where(and(eq(payments.structureId, structureId), ofOrders, eq(payments.means, 'cheque')))
    .orderBy(asc(payments.instalment))
  return rows.map(({ payment, cheque, cameCount }) => ({
    paymentId: payment.id,
    orderId: payment.orderId,
    rank: payment.instalment,
    amountCents: payment.amountCents,
    dueOn: payment.dueOn,
    status: payment.status,
    step: describeCheque(payment.status, cheque?.problem ?? null),
    isReplacement: payment.replacesId !== null,
    cameCount,
    cheque,
  }))
}
