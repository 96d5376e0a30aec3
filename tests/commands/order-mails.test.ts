import { describe, expect, test } from 'vitest'
import { depositCheques } from '@/lib/cheques/commands/deposit-cheques'
import { listDrawer } from '@/lib/cheques/queries/list-deposits'
import { findOrderFacts } from '@/lib/messages/queries/find-order-facts'
import { testSettings } from '@/tests/factories/structure'
import { listPayments, makeChequeOrder, receive } from '@/tests/support/cheques'
import { createTestDatabase } from '@/tests/support/database'

await createTestDatabase()
const { money } = testSettings

describe('the confirmation of an order by cheques says what is in, and what comes when [1.D8] [1.D9]', () => {
  test('the first deposited: the next ones are money on their days', async () => {
    const { structure, orderId, office } = await makeChequeOrder(money)
    for (const rank of [1, 2, 3]) await receive(office, orderId, rank)
    await depositCheques(office, [(await listDrawer(office))[0]!.id])
    const { facts } = (await findOrderFacts(structure.id, orderId))!
    expect(facts.received).toEqual([{ means: 'cheque', amountCents: 31_668 }])
    const [, second, third] = await listPayments(orderId)
    expect(facts.next).toEqual([second, third].map((part) => ({ amountCents: 26_666, dueOn: part!.dueOn })))
  })

  test('active at receipt: nothing is in until the first is deposited', async () => {
    const { structure, orderId, office } = await makeChequeOrder(money, 'received')
    await receive(office, orderId, 1)
    const { facts } = (await findOrderFacts(structure.id, orderId))!
    expect(facts.received).toEqual([])
    expect(facts.next.map(({ amountCents }) => amountCents)).toEqual([31_668, 26_666, 26_666])
  })
})
