import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { chargeInstalment, receiveOtherwise, startInstalmentPayment } from '@/lib/instalments/flows'
import { retrievePaymentIntent } from '@/lib/services/stripe'
import { letFallDue, listParts, makePlan } from '@/tests/factories/plan'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'
import { openShop, payByCard } from '@/tests/support/payments'

const database = await createTestDatabase()
const shop = openShop(database, { isDeaf: true })
const alwaysAuthenticates = '4000002760003184'

async function makeRefused() {
  const plan = await makePlan(shop, { card: alwaysAuthenticates })
  const { actor: office } = await makeStaff(db(), plan.structure, { role: 'accountant' })
  await letFallDue(plan.orderId, 2)
  const part = plan.parts[1]!
  await chargeInstalment(part.id)
  return { ...plan, office, part }
}
const cash = (paymentId: string) => ({ paymentId, means: 'cash', reference: 'Guichet' }) as const
const readPart = async (orderId: string) => (await listParts(orderId))[1]!

describe('[1.D11] [1.H8] a part whose card was refused, paid at the desk', () => {
  let stranger: Awaited<ReturnType<typeof makeStaff>>['actor']
  beforeAll(async () => {
    stranger = (await makeStaff(db(), await makeStructure(db()), { role: 'admin' })).actor
  })

  test('is received by other means, once, and its card can’t pay it any more', async () => {
    const { actor, office, orderId, part } = await makeRefused()
    expect(await receiveOtherwise(office, cash(part.id))).toEqual({ ok: true, value: null })
    const paid = await readPart(orderId)
    expect(paid).toMatchObject({ status: 'succeeded', means: 'cash', reference: 'Guichet', graceUntil: null })
    expect((await retrievePaymentIntent(paid.intentId!)).status).toBe('canceled')
    expect(await receiveOtherwise(office, cash(part.id))).toMatchObject({ refusal: 'instalment_paid' })
    expect(await startInstalmentPayment(actor, part.id)).toMatchObject({ refusal: 'instalment_paid' })
  })

  test('[6.R8] that its holder paid at that very moment is not taken twice', async () => {
    const { actor, office, orderId, part } = await makeRefused()
    const started = await startInstalmentPayment(actor, part.id)
    await payByCard(shop, started.ok ? started.value.clientSecret : '')
    expect(await receiveOtherwise(office, cash(part.id))).toMatchObject({ refusal: 'instalment_paid' })
    expect(await readPart(orderId)).toMatchObject({ status: 'succeeded', means: 'card' })
  })

  test('that waits for its day, or is another structure’s, is not', async () => {
    const { structure, orderId, parts } = await makePlan(shop)
    const { actor: office } = await makeStaff(db(), structure, { role: 'accountant' })
    expect(await receiveOtherwise(office, cash(parts[1]!.id))).toMatchObject({ refusal: 'instalment_not_due' })
    expect(await receiveOtherwise(stranger, cash(parts[1]!.id))).toMatchObject({ refusal: 'not_found' })
    expect(await readPart(orderId)).toMatchObject({ status: 'expected' })
  })
})
