import type { invoiceCounters, invoices } from '@/db/schema/invoices'
import { type Day, dayOf } from '@/lib/core/time'
import { describeBuyer, describeSeller, totalOf, yearOf } from '@/lib/invoices/rules'
import type { InvoiceContent } from '@/lib/invoices/types'
import { idOf } from '../random'
import { atelierSettings } from '../structure'
import type { World } from './world'

type Row<Table extends { $inferInsert: unknown }> = Table['$inferInsert']
type Numbered<Kind extends 'clientFiles' | 'orders'> = World['rows'][Kind][number] & { number: number }
type Paid = Numbered<'orders'> & { paidAt: Date; paidOn: Day }

const emptyFile = { addressLine1: '', addressLine2: '', postcode: '', city: '', country: 'FR' }

const isInvoiced = (order: Numbered<'orders'>): order is Paid => order.status === 'paid' && order.totalCents > 0

function describe(world: World, order: Paid, file: Numbered<'clientFiles'>): InvoiceContent {
  const { learners, orderLines } = world.rows
  const nameOf = (id: string) => {
    const learner = learners.find((one) => one.id === id)!
    return `${learner.firstName} ${learner.lastName}`
  }
  const lines = orderLines
    .filter(({ orderId }) => orderId === order.id)
    .sort((one, other) => one.position - other.position)
    .map(({ name, learnerId, isReduced, priceCents }) => ({
      ...{ name, learner: nameOf(learnerId), isReduced: isReduced ?? false, amountCents: priceCents },
    }))
  const { taxMention: mention, vatPerMille } = atelierSettings.money.invoices
  return {
    orderNumber: order.number,
    orderedOn: dayOf(order.orderedAt, world.zone),
    means: order.means,
    instalments: order.instalments ?? 1,
    seller: describeSeller({ name: atelierSettings.legal.name, settings: atelierSettings }),
    buyer: describeBuyer({ ...emptyFile, ...file, email: file.email ?? null }),
    lines,
    tax: { mention, vatPerMille },
    corrects: null,
  }
}

/** The invoice of each paid order, numbered by year in the order of the payments, and the counters after them ([6.R10]). */
export function listInvoices(
  world: World,
  files: readonly Numbered<'clientFiles'>[],
  orders: readonly Numbered<'orders'>[],
): { invoices: Row<typeof invoices>[]; counters: Row<typeof invoiceCounters>[] } {
  const counters = new Map<number, Row<typeof invoiceCounters> & { value: number }>()
  const paid = orders.filter(isInvoiced).sort((one, other) => one.paidAt.getTime() - other.paidAt.getTime())
  const rows = paid.map((order) => {
    const { structureId, clientFileId, currency, paidOn, paidAt } = order
    const year = yearOf(paidOn)
    const number = (counters.get(year)?.value ?? 0) + 1
    counters.set(year, { structureId, kind: 'invoice', year, value: number, lastIssuedOn: paidOn })
    const content = describe(world, order, files.find(({ id }) => id === clientFileId)!)
    return {
      ...{ structureId, clientFileId, currency, year, number, content },
      id: idOf(`invoice:${order.id}`, paidAt),
      kind: 'invoice' as const,
      orderId: order.id!,
      businessKey: `order:${order.id}`,
      issuedOn: paidOn,
      totalCents: totalOf(content.lines),
      createdAt: paidAt,
    }
  })
  return { invoices: rows, counters: [...counters.values()] }
}
