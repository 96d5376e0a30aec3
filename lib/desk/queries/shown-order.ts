import 'server-only'
import { orders } from '@/db/schema/orders'

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
}
