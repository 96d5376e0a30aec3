import 'server-only'
import { and, asc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import type { Day } from '@/lib/core/time'
import { describeCheque } from '../rules'
import type { ChequeProblem, TrackedCheque } from '../types'

type Came = NonNullable<TrackedCheque['cheque']>

/** The good cheque of an instalment, or the last one that came wrong; null while none has come. */
const lastCheque = sql<Came | null>`(select json_build_object('id', c.id, 'number', c.number, 'bank', c.bank, 'drawer', c.drawer,
    'amountCents', c.amount_cents, 'datedOn', c.dated_on, 'receivedOn', c.received_on, 'depositOn', c.deposit_on, 'problem', c.problem,
    'depositedOn', (c.deposited_at at time zone s.time_zone)::date)
  from cheques c join structures s on s.id = c.structure_id where c.payment_id = ${payments.id}
  order by c.problem is not null, c.created_at desc limit 1)`
const cameCount = sql<number>`(select count(*)::int from cheques c where c.payment_id = ${payments.id})`

/**
 * Where each cheque of an order is ([1.D12]): the tracker of its buyer and the panel of the office. The caller has found
 * the order and may show it.
 */
export async function listTrackedCheques(structureId: string, orderId: string): Promise<TrackedCheque[]> {
  const rows = await db()
    .select({ payment: payments, cheque: lastCheque, cameCount })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(and(eq(payments.structureId, structureId), eq(payments.orderId, orderId), eq(payments.means, 'cheque')))
    .orderBy(asc(payments.instalment))
  return rows.map(({ payment, cheque, cameCount }) => {
    const { id: paymentId, instalment: rank, amountCents, status } = payment
    const dueOn: Day | null = payment.dueOn
    const problem: ChequeProblem | null = cheque?.problem ?? null
    const step = describeCheque(status, problem)
    return {
      paymentId,
      rank,
      amountCents,
      dueOn,
      status,
      step,
      isReplacement: payment.replacesId !== null,
      cameCount,
      cheque,
    }
  })
}
