import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { messages } from '@/db/schema/messages'
import { orders } from '@/db/schema/orders'
import { bounceCheque } from '@/lib/cheques/commands/bounce-cheque'
import { depositCheques } from '@/lib/cheques/commands/deposit-cheques'
import { listDrawer } from '@/lib/cheques/queries/list-deposits'
import { listTrackedCheques } from '@/lib/cheques/queries/list-tracked'
import { tellCheque, tellWaiting } from '@/lib/messages/flows/tell-waiting'
import { formatOrderNumber } from '@/lib/orders/rules'
import { checkOut, sweepDueOrders } from '@/lib/payments/flows'
import { makeBuyer, makeCatalogue } from '@/tests/factories/buyer'
import { testSettings } from '@/tests/factories/structure'
import { makeChequeOrder, receive } from '@/tests/support/cheques'
import { createTestDatabase } from '@/tests/support/database'
import { placeOffline } from '@/tests/support/offline'
import { openShop, showCheckout } from '@/tests/support/payments'

const database = await createTestDatabase()
openShop(database, { isDeaf: true })

const numberOf = async (orderId: string) =>
  formatOrderNumber((await db().select().from(orders).where(eq(orders.id, orderId)))[0]!.number)
async function written(prepared: Promise<string[]>) {
  const [id, ...others] = await prepared
  expect(others).toEqual([])
  return id ? (await db().select().from(messages).where(eq(messages.id, id)))[0]! : null
}
const expire = (orderId: string) =>
  db()
    .update(orders)
    .set({ expiresAt: new Date('2026-01-01') })
    .where(eq(orders.id, orderId))

describe('[1.D4] [1.D7] the mails of an order that waits', () => {
  test('by transfer: account, amount and reference; by card: none, its page told everything', async () => {
    const { structure, single } = await makeCatalogue()
    const occasion = { structureId: structure.id, key: 'order.placed:1' }
    const byTransfer = await placeOffline((await makeBuyer(structure, [single])).actor, 'transfer')
    const mail = await written(tellWaiting(occasion, byTransfer, 'order_placed'))
    expect(mail!.subject).toBe(`Votre commande ${await numberOf(byTransfer)} est enregistrée`)
    expect(mail!.text).toContain(testSettings.money.bank.iban)
    expect(mail!.text.replaceAll('\u00a0', ' ')).toContain('90,00 €')
    const { actor } = await makeBuyer(structure, [single])
    const byCard = await checkOut(actor, await showCheckout(actor))
    const orderId = byCard.ok ? byCard.value.orderId : ''
    expect(await written(tellWaiting({ ...occasion, key: 'order.placed:2' }, orderId, 'order_placed'))).toBeNull()
  })

  test('one that has gone gets no reminder; it is told that nothing was charged', async () => {
    const { structure, single } = await makeCatalogue()
    const orderId = await placeOffline((await makeBuyer(structure, [single])).actor, 'cheque')
    await expire(orderId)
    await sweepDueOrders()
    const occasion = { structureId: structure.id, key: 'order.due_soon:1' }
    expect(await written(tellWaiting(occasion, orderId, 'order_reminder'))).toBeNull()
    const mail = await written(tellWaiting({ ...occasion, key: 'order.expired:1' }, orderId, 'order_expired'))
    expect(mail!.subject).toBe(`Votre commande ${await numberOf(orderId)} est annulée`)
  })
})

test('[1.D12] a cheque to send again: what is wrong with it, or that the bank gave it back; a right one has no mail', async () => {
  const { structure, orderId, office } = await makeChequeOrder(testSettings.money)
  const occasion = { structureId: structure.id, key: 'cheque:1' }
  const wrong = await receive(office, orderId, 1, { amountCents: 31_600 })
  const asked = await written(tellCheque(occasion, wrong.ok ? wrong.value.chequeId : ''))
  expect(asked!.text.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('son montant, 316,00 €, n’est pas celui attendu')
  await receive(office, orderId, 1)
  const id = (await listDrawer(office))[0]!.id
  expect(await written(tellCheque({ ...occasion, key: 'cheque:2' }, id))).toBeNull()
  await depositCheques(office, [id])
  await bounceCheque(office, id)
  const bounced = await written(tellCheque({ ...occasion, key: 'cheque:3' }, id))
  expect(bounced!.subject).toBe(`Un chèque de votre commande ${await numberOf(orderId)} a été rejeté`)
  expect(await listTrackedCheques(structure.id, orderId)).toHaveLength(4)
})
