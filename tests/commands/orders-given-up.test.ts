import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { outboxEvents } from '@/db/schema/outbox'
import { getCreditBalance } from '@/lib/account-credits/queries'
import { bounceCheque } from '@/lib/cheques/commands/bounce-cheque'
import { depositCheques } from '@/lib/cheques/commands/deposit-cheques'
import { listDrawer } from '@/lib/cheques/queries/list-deposits'
import { clock } from '@/lib/core/clock'
import { listDuePeopleNow } from '@/lib/desk/queries/list-dues'
import { findOrder } from '@/lib/orders/queries'
import { findStatementFacts } from '@/lib/papers/queries/find-statement-facts'
import { checkOut, deleteOrder, giveUpOrder } from '@/lib/payments/flows'
import { recordTransfer } from '@/lib/transfers/commands/record-transfer'
import { makeBuyer, makeCatalogue } from '@/tests/factories/buyer'
import { makeStaff } from '@/tests/factories/staff'
import { testSettings } from '@/tests/factories/structure'
import { listPayments, makeChequeOrder, receive } from '@/tests/support/cheques'
import { createTestDatabase } from '@/tests/support/database'
import { placeOffline } from '@/tests/support/offline'
import { openShop, showCheckout } from '@/tests/support/payments'

const database = await createTestDatabase()
openShop(database, { isDeaf: true })

const statusOf = async (orderId: string) => (await db().select().from(orders).where(eq(orders.id, orderId)))[0]!.status
const isTold = async (orderId: string) =>
  (await db().$count(outboxEvents, eq(outboxEvents.key, `order.cancelled:${orderId}`))) === 1

describe('[1.D7] [6.R9] an order that waits and that the office gives up', () => {
  let catalogue: Awaited<ReturnType<typeof makeCatalogue>>
  let office: Awaited<ReturnType<typeof makeStaff>>['actor']
  beforeAll(async () => {
    catalogue = await makeCatalogue()
    office = (await makeStaff(db(), catalogue.structure, { role: 'accountant' })).actor
  })
  const buy = async () => (await makeBuyer(catalogue.structure, [catalogue.single])).actor

  test('of which a part came by transfer: that part is its client’s credit, once, and they are told', async () => {
    const actor = await buy()
    const orderId = await placeOffline(actor, 'transfer')
    await recordTransfer(office, { orderId, amountCents: 4_000, reference: 'VIR', seenDueCents: 9_000 })
    expect(await deleteOrder(actor, orderId)).toMatchObject({ refusal: 'money_received' })
    expect(await giveUpOrder(office, orderId)).toMatchObject({ value: { state: 'ended' } })
    expect(await giveUpOrder(office, orderId)).toMatchObject({ value: { state: 'ended' } })
    expect(await statusOf(orderId)).toBe('cancelled')
    expect(await getCreditBalance(actor.clientFileId)).toBe(4_000)
    expect(await isTold(orderId)).toBe(true)
    // Received once, whatever it is now: it isn't counted again as a credit.
    const statement = (await findStatementFacts(actor))!.entries
    expect(statement.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([['payment', 4_000]])
  })

  test('for which nothing came: it ends, and there is no credit', async () => {
    const actor = await buy()
    const orderId = await placeOffline(actor, 'cheque')
    expect(await giveUpOrder(office, orderId)).toMatchObject({ value: { state: 'ended' } })
    expect(await getCreditBalance(actor.clientFileId)).toBe(0)
    expect(await isTold(orderId)).toBe(true)
  })

  test('that its buyer was about to pay by card: its intent is cancelled first, and nobody is written to', async () => {
    const actor = await buy()
    const placed = await checkOut(actor, await showCheckout(actor))
    const orderId = placed.ok ? placed.value.orderId : ''
    expect(await giveUpOrder(office, orderId)).toMatchObject({ value: { state: 'ended' } })
    expect(await findOrder(actor, orderId)).toMatchObject({ status: 'cancelled' })
    expect(await isTold(orderId)).toBe(false)
  })

  test('whose cheque is in the drawer: it leaves the drawer, and what was expected is no longer', async () => {
    const { orderId, office: desk } = await makeChequeOrder(testSettings.money)
    await receive(desk, orderId, 1)
    expect(await listDrawer(desk)).toHaveLength(1)
    expect(await giveUpOrder(desk, orderId)).toMatchObject({ value: { state: 'ended' } })
    expect(await listDrawer(desk)).toEqual([])
    expect((await listPayments(orderId)).every(({ status }) => status === 'cancelled')).toBe(true)
  })

  test('whose deposited cheque bounces after that: its amount is asked for again', async () => {
    const { structure, orderId, office: desk } = await makeChequeOrder(testSettings.money, 'all')
    await receive(desk, orderId, 1)
    const [cheque] = await listDrawer(desk)
    await depositCheques(desk, [cheque!.id])
    expect(await giveUpOrder(desk, orderId)).toMatchObject({ value: { state: 'ended' } })
    expect(await listDuePeopleNow(structure, await clock())).toEqual([])
    expect(await bounceCheque(desk, cheque!.id)).toMatchObject({ ok: true })
    expect(await listDuePeopleNow(structure, await clock())).toMatchObject([
      { totalCents: cheque!.amountCents, dues: [{ reason: 'bounced' }] },
    ])
  })

  test('and that is paid already: it stays, to be refunded', async () => {
    const actor = await buy()
    const orderId = await placeOffline(actor, 'transfer')
    await recordTransfer(office, { orderId, amountCents: 9_000, reference: 'VIR', seenDueCents: 9_000 })
    expect(await giveUpOrder(office, orderId)).toMatchObject({ refusal: 'order_paid' })
    expect(await statusOf(orderId)).toBe('paid')
  })
})
