import 'server-only'
import { eq } from 'drizzle-orm'
import { payments } from '@/db/schema/payments'
import type { Actor } from '@/lib/core/actor'
import type { LockedTx } from '@/lib/core/locks'
import { activateOrder, type Order } from '@/lib/payments/commands/activate-order'
import type { PaymentStatus } from '@/lib/payments/types'
import type { Structure } from '@/lib/structures/queries'
import { isActivatedBy } from '../rules'

export type Coming = { structure: Structure; now: Date; paymentIds: readonly string[]; status: PaymentStatus }

/**
 * Activates an order that waits if these of its payments, in the state that they are about to take, are what activates it
 * ([1.D8]). Called before their states are written: until then nothing but the locks stands between two runs.
 */
export async function activateByCheque(tx: LockedTx, actor: Actor, order: Order, coming: Coming): Promise<void> {
  if (order.status !== 'pending') return
  const rows = await tx.select().from(payments).where(eq(payments.orderId, order.id))
  const parts = rows.map(({ id, instalment: rank, status }) => ({
    rank,
    status: coming.paymentIds.includes(id) ? coming.status : status,
  }))
  const { settings, timeZone } = coming.structure
  if (isActivatedBy(settings.money.cheques.activation, parts))
    await activateOrder(tx, actor, order, coming.now, timeZone)
}
