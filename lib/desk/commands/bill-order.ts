import 'server-only'
import { and, eq } from 'drizzle-orm'
import { invoices } from '@/db/schema/invoices'
import { orders } from '@/db/schema/orders'
import type { BillingAddress, BillingRefusal } from '@/lib/client-files/types'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { checkBilled } from '@/lib/invoices/rules'
import { isAtMoneyDesk } from '../rules'

/** Who one order is invoiced to, as long as its invoice isn't issued ([2.A11]); null: as its file says. */
export function billOrder(
  actor: Staff,
  { orderId, billing }: { orderId: string; billing: BillingAddress | null },
): Promise<Outcome<null, BillingRefusal>> {
  const { structureId } = actor
  return withLocks([`order:${orderId}`], async (tx): Promise<Outcome<null, BillingRefusal>> => {
    const [order] = await tx
      .select()
      .from(orders)
      .where(and(eq(orders.id, orderId), eq(orders.structureId, structureId)))
      .for('update')
    if (!order || !isAtMoneyDesk(actor, structureId)) return refuse('not_found')
    const [issued] = await tx
      .select({ id: invoices.id })
      .from(invoices)
      .where(eq(invoices.businessKey, `order:${orderId}`))
    const verdict = checkBilled(issued !== undefined)
    if (!verdict.ok) return verdict
    await tx.update(orders).set({ billing }).where(eq(orders.id, orderId))
    await recordAudit(tx, actor, {
      structureId,
      operation: 'order.billing',
      subjectKind: 'order',
      subjectId: orderId,
      clientFileId: order.clientFileId,
      before: { billing: order.billing },
      after: { billing },
    })
    return accept(null)
  })
}
