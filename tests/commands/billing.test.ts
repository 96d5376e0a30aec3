import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { invoices } from '@/db/schema/invoices'
import { orders } from '@/db/schema/orders'
import { auditJournal } from '@/db/views'
import { setBilling } from '@/lib/client-files/commands/set-billing'
import { findBilling } from '@/lib/client-files/queries/find-billing'
import { billingSchema } from '@/lib/client-files/schema'
import { billOrder } from '@/lib/desk/commands/bill-order'
import { sellAtDesk } from '@/lib/desk/commands/sell'
import { findOrderBilling } from '@/lib/desk/queries/find-order-billing'
import { previewSale } from '@/lib/desk/queries/load-sale'
import type { SaleInput } from '@/lib/desk/types'
import type { InvoiceContent } from '@/lib/invoices/types'
import { checkOut } from '@/lib/payments/flows'
import { getStructureById } from '@/lib/structures/queries'
import { type Catalogue, makeBuyer, makeCatalogue } from '../factories/buyer'
import { makeMember, type TestMember } from '../factories/member'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'
import { showCheckout } from '../support/payments'

await createTestDatabase()

let catalogue: Catalogue
let accountant: TestStaff

beforeAll(async () => {
  catalogue = await makeCatalogue()
  accountant = await makeStaff(db(), catalogue.structure, { role: 'accountant' })
})

const firm = {
  name: 'Cadence SARL',
  addressLine1: '2 rue des Métronomes',
  addressLine2: '',
  postcode: '69001',
  city: 'Lyon',
  country: 'FR',
}
const parent = { ...firm, name: 'Paul Vasseur' }

async function sell(client: TestMember, given: Partial<SaleInput> = {}) {
  const { structure, single } = catalogue
  const lines = [{ offerId: single.id, learnerId: client.learnerId }]
  const { seen } = await previewSale(await getStructureById(structure.id), client.clientFileId, lines, new Date())
  const page = { clientFileId: client.clientFileId, saleKey: randomUUID(), seen, lines, reference: '' }
  const sold = await sellAtDesk(accountant.actor, { ...page, means: 'cash', instalments: 1, ...given })
  if (!sold.ok) throw new Error(sold.refusal)
  const [order] = await db().select().from(orders).where(eq(orders.saleKey, page.saleKey))
  return order!
}

const invoiceOf = async (orderId: string) =>
  (await db().select().from(invoices).where(eq(invoices.orderId, orderId)))[0]

const buyerOf = (invoice: { content: unknown } | undefined) => (invoice!.content as InvoiceContent).buyer

describe('[2.A11] the name and address of an invoice', () => {
  test('are the file’s default, which the invoice keeps whatever changes next', async () => {
    const member = await makeMember(db(), catalogue.structure)
    expect(await setBilling(member.actor, member.clientFileId, firm)).toMatchObject({ ok: true })
    expect(await findBilling(catalogue.structure.id, member.clientFileId)).toEqual(firm)
    const order = await sell(member)
    expect(await setBilling(accountant.actor, member.clientFileId, null)).toMatchObject({ ok: true })
    const invoice = await invoiceOf(order.id)
    expect(buyerOf(invoice)).toMatchObject({
      name: 'Cadence SARL',
      address: { line1: '2 rue des Métronomes', postcode: '69001', city: 'Lyon' },
    })
    const next = await sell(member)
    expect(buyerOf(await invoiceOf(next.id)).name).toMatch(/^Claire Vasseur/)
    const journal = await db().select().from(auditJournal).where(eq(auditJournal.clientFileId, member.clientFileId))
    expect(journal.filter(({ operation }) => operation === 'client_file.billing')).toHaveLength(2)
  })

  test('of one sale come before the file’s', async () => {
    const member = await makeMember(db(), catalogue.structure)
    await setBilling(member.actor, member.clientFileId, firm)
    const order = await sell(member, { billing: parent })
    const invoice = await invoiceOf(order.id)
    expect(buyerOf(invoice).name).toBe('Paul Vasseur')
  })

  test('of an order are the buyer’s at checkout; another name is another order', async () => {
    const buyer = await makeBuyer(catalogue.structure, [catalogue.single])
    const shown = await showCheckout(buyer.actor)
    const placed = await checkOut(buyer.actor, { ...shown, billing: firm })
    const orderId = placed.ok ? placed.value.orderId : ''
    const [order] = await db().select().from(orders).where(eq(orders.id, orderId))
    expect(order!.billing).toEqual(firm)
    expect(await checkOut(buyer.actor, { ...shown, billing: firm })).toMatchObject({ value: { orderId } })
    const again = await checkOut(buyer.actor, { ...(await showCheckout(buyer.actor)), billing: parent })
    expect(again.ok && again.value.orderId !== orderId).toBe(true)
  })

  test('change until the invoice is issued, never after', async () => {
    const member = await makeMember(db(), catalogue.structure)
    const waiting = await sell(member, { means: 'transfer' })
    expect(await findOrderBilling(accountant.actor, waiting.id)).toMatchObject({ own: null })
    expect(await billOrder(accountant.actor, { orderId: waiting.id, billing: firm })).toMatchObject({ ok: true })
    expect(await findOrderBilling(accountant.actor, waiting.id)).toMatchObject({ name: 'Cadence SARL' })
    const paid = await sell(member)
    expect(await findOrderBilling(accountant.actor, paid.id)).toBeNull()
    expect(await billOrder(accountant.actor, { orderId: paid.id, billing: firm })).toMatchObject({
      refusal: 'invoice_issued',
    })
  })

  test('[6.S1] are nobody else’s to change', async () => {
    const member = await makeMember(db(), catalogue.structure)
    const other = await makeMember(db(), catalogue.structure)
    const stranger = await makeStaff(db(), await makeStructure(db()))
    const teacher = await makeStaff(db(), catalogue.structure, { role: 'teacher' })
    for (const { actor } of [other, stranger, teacher])
      expect(await setBilling(actor, member.clientFileId, firm)).toMatchObject({ refusal: 'not_found' })
    const order = await sell(member, { means: 'transfer' })
    expect(await billOrder(stranger.actor, { orderId: order.id, billing: firm })).toMatchObject({
      refusal: 'not_found',
    })
    const ended = await makeMember(db(), catalogue.structure)
    await db()
      .update(clientFiles)
      .set({ status: 'deactivated', deactivatedAt: new Date('2026-01-01'), accountId: null })
      .where(eq(clientFiles.id, ended.clientFileId))
    expect(await setBilling(ended.actor, ended.clientFileId, firm)).toMatchObject({ refusal: 'file_ended' })
  })

  test('are written whole, or not at all', () => {
    expect(billingSchema.parse({})).toBeNull()
    expect(billingSchema.safeParse({ billingName: 'Cadence' }).success).toBe(false)
    expect(billingSchema.safeParse({ billingCity: 'Lyon' }).success).toBe(false)
    const whole = { billingName: 'Cadence', billingLine1: '2 rue', billingPostcode: '69001', billingCity: 'Lyon' }
    expect(billingSchema.parse(whole)).toMatchObject({ name: 'Cadence', country: 'FR' })
  })
})
