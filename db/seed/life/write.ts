import { eq } from 'drizzle-orm'
import { accounts, staffMembers, termsAcceptances } from '@/db/schema/accounts'
import { agendaClaims } from '@/db/schema/agenda'
import { bookings } from '@/db/schema/bookings'
import { cartLines, carts } from '@/db/schema/cart'
import { clientFiles, counters, guardianships, learners, reducedRateGrants } from '@/db/schema/client-files'
import { giftRedemptions, giftVouchers } from '@/db/schema/gifts'
import { invoiceCounters, invoices } from '@/db/schema/invoices'
import { orderLines, orders } from '@/db/schema/orders'
import { memberships, passEntries, passes } from '@/db/schema/passes'
import { payments } from '@/db/schema/payments'
import { seats } from '@/db/schema/places'
import type { Instant } from '@/lib/core/time'
import { insertAll } from '../insert'
import { listInvoices } from './invoices'
import type { World } from './world'

const byTime =
  <Row>(read: (row: Row) => Instant) =>
  (one: Row, other: Row) =>
    read(one).getTime() - read(other).getTime()

/** Everything at once, in the order of the foreign keys; numbers and ledgers follow the order of time. */
export async function writeWorld(world: World): Promise<void> {
  const { tx, rows, structureId } = world
  const files = rows.clientFiles
    .sort(byTime((file) => file.createdAt))
    .map((file, index) => ({ ...file, number: index + 1 }))
  const placed = rows.orders
    .sort(byTime((order) => order.orderedAt))
    .map((order, index) => ({ ...order, number: index + 1 }))
  await insertAll(tx, accounts, rows.accounts)
  await insertAll(tx, staffMembers, rows.staffMembers)
  await insertAll(tx, clientFiles, files)
  await insertAll(tx, learners, rows.learners)
  await insertAll(tx, guardianships, rows.guardianships)
  await insertAll(tx, reducedRateGrants, rows.reducedRateGrants)
  await insertAll(tx, carts, rows.carts)
  await insertAll(tx, cartLines, rows.cartLines)
  await insertAll(tx, orders, placed)
  await insertAll(tx, termsAcceptances, rows.termsAcceptances)
  await insertAll(tx, orderLines, rows.orderLines)
  await insertAll(tx, payments, rows.payments)
  await insertAll(tx, memberships, rows.memberships)
  await insertAll(tx, passes, rows.passes)
  await insertAll(tx, giftVouchers, rows.giftVouchers)
  await insertAll(tx, giftRedemptions, rows.giftRedemptions)
  await insertAll(tx, bookings, rows.bookings)
  await insertAll(tx, seats, rows.seats)
  await insertAll(tx, agendaClaims, rows.agendaClaims)
  await insertAll(tx, passEntries, rows.passEntries.sort(byTime((entry) => entry.createdAt)))
  const issued = listInvoices(world, files, placed)
  await insertAll(tx, invoices, issued.invoices)
  await insertAll(tx, invoiceCounters, issued.counters)
  const taken = { client_file: files.length, order: placed.length }
  await tx.delete(counters).where(eq(counters.structureId, structureId))
  await insertAll(
    tx,
    counters,
    (['client_file', 'order'] as const).map((name) => ({ structureId, name, value: taken[name] })),
  )
}
