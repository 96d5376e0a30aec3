import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { makeCatalogue } from './buyer'
import { makeMember } from './member'
import { makePendingOrder } from './order'
import { makeStaff } from './staff'

/** Somebody whose active order has an amount by cheque that was due in 2020, and an accountant of the office. */
export async function makeDebtor(given: Partial<typeof payments.$inferInsert> = {}) {
  const catalogue = await makeCatalogue()
  const { structure, pack } = catalogue
  const actor = (await makeStaff(db(), structure, { role: 'accountant' })).actor
  const client = await makeMember(db(), structure, { firstName: 'Odile', lastName: 'Retard' })
  const order = await makePendingOrder(db(), structure, client, [{ offer: pack }])
  const paid = { status: 'paid', paidAt: new Date(), paidOn: '2020-01-01', means: 'cheque' } as const
  await db().update(orders).set(paid).where(eq(orders.id, order.id))
  await db()
    .update(payments)
    .set({ means: 'cheque', dueOn: '2020-02-01', ...given })
    .where(eq(payments.id, order.paymentId))
  return { structure, actor, client, order, pack }
}
