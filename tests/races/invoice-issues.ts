import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { orderLines, orders } from '@/db/schema/orders'
import type { Actor } from '@/lib/core/actor'
import { withLocks } from '@/lib/core/locks'
import { accept, refuse } from '@/lib/core/outcome'
import type { Day } from '@/lib/core/time'
import { issueInvoice } from '@/lib/invoices/commands'
import { makeMember } from '../factories/member'
import { makeOffer } from '../factories/offer'
import { makeStructure } from '../factories/structure'
import { insisting } from './slots-school'

type Order = typeof orders.$inferSelect
type Line = typeof orderLines.$inferSelect
export type Sale = { order: Order; lines: Line[] }
export type Attempt = Sale & { issuedOn: Day; rollsBack: boolean }

const job: Actor = { kind: 'job', name: 'race' }

/** So many orders of one structure that wait for their invoice, each of one line. */
export async function makeSales(count: number): Promise<Sale[]> {
  const structure = await makeStructure(db())
  const member = await makeMember(db(), structure)
  const offer = await makeOffer(db(), structure)
  await db().execute(sql`
    insert into orders (structure_id, number, client_file_id, cart_id, cart_version, means, total_cents, currency, terms_version_id, requests_immediate_start)
    select ${structure.id}::uuid, n, ${member.clientFileId}::uuid, gen_random_uuid(), 1, 'card', ${offer.priceCents}::int, 'EUR',
      ${structure.termsVersionId}::uuid, true from generate_series(1, ${count}::int) as n`)
  await db().execute(sql`
    insert into order_lines (structure_id, order_id, position, offer_id, learner_id, kind, name, price_cents, credits, rules)
    select structure_id, id, 1, ${offer.id}::uuid, ${member.learnerId}::uuid, 'individual', 'Cours', total_cents, 1, '{}'::jsonb
    from orders where structure_id = ${structure.id}::uuid`)
  const rows = await db().query.orders.findMany({ where: (row, { eq }) => eq(row.structureId, structure.id) })
  const lines = await db().query.orderLines.findMany({ where: (row, { eq }) => eq(row.structureId, structure.id) })
  const byOrder = new Map(lines.map((line) => [line.orderId, line]))
  return rows.map((order) => ({ order, lines: [byOrder.get(order.id)!] }))
}

/** Issues an invoice as an activation does, in a transaction that may come to nothing afterwards. */
export function issue({ order, lines, issuedOn, rollsBack }: Attempt) {
  return insisting(() =>
    withLocks([`order:${order.id}`], async (tx) => {
      const issued = await issueInvoice(tx, job, { order, lines, issuedOn })
      return rollsBack ? refuse('rolled_back' as const) : accept(issued)
    }),
  )
}
