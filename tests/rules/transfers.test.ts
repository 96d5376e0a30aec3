import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWholeThere, spreadMoney } from '@/lib/payments/rules'
import {
  fingerprintLines,
  fingerprintPlan,
  isNamed,
  isOwnAccount,
  listQuotedNumbers,
  planTransfer,
  proposeMatches,
} from '@/lib/transfers/rules'
import { describeMatching, matchInput } from '@/lib/transfers/schema'
import type { BankLine, IncomingTransfer, PayableOrder } from '@/lib/transfers/types'

const line = (given: Partial<BankLine> = {}): BankLine => ({
  reference: '',
  bookedOn: '2026-11-18',
  amountCents: 5_000,
  currency: 'EUR',
  payerName: 'DUPONT ZOE',
  payerIban: '',
  remittance: 'Cours de chant',
  ...given,
})
const transfer = (given: Partial<IncomingTransfer> = {}): IncomingTransfer => ({ id: 't1', ...line(), ...given })
const order = (given: Partial<PayableOrder> = {}): PayableOrder => ({
  id: `order-${given.number ?? 12}`,
  number: 12,
  status: 'pending',
  clientFileId: 'file-1',
  names: ['Zoé Dupont'],
  currency: 'EUR',
  dueCents: 85_000,
  recordedCents: 0,
  ...given,
})
const proposalOf = (given: Partial<IncomingTransfer>, orders: PayableOrder[]) =>
  proposeMatches([transfer(given)], orders).get('t1') ?? null

describe('what makes a line the same in another file [6.R9]', () => {
  test('the bank’s reference with day and amount, whatever else the file says', () => {
    const one = fingerprintLines([line({ reference: 'A1', remittance: 'C12' })])
    expect(fingerprintLines([line({ reference: 'A1', remittance: 'C 12', payerName: '' })])).toEqual(one)
    for (const other of [{ reference: 'A2' }, { amountCents: 1 }, { bookedOn: '2026-11-19' }])
      expect(fingerprintLines([line({ reference: 'A1', ...other })])).not.toEqual(one)
  })

  test('lines alike within a file are several, and as many again in a file that overlaps', () => {
    const two = fingerprintLines([line(), line()])
    expect(new Set(two).size).toBe(2)
    expect(fingerprintLines([line({ remittance: 'C9' }), line(), line()])).toEqual(expect.arrayContaining(two))
  })
})

test('a statement of another account than the one to which transfers go is not ours [1.H3]', () => {
  expect(isOwnAccount(['FR76A'], 'FR76 A')).toBe(true)
  expect(isOwnAccount(['FR76A', 'FR76B'], 'FR76A')).toBe(false)
  expect(isOwnAccount([], 'FR76A')).toBe(true)
  expect(isOwnAccount(['FR76A'], '')).toBe(true)
})

describe('the orders that a text quotes [1.D14]', () => {
  test.each([
    ['C12', [12]],
    ['virement c12 et C 15', [12, 15]],
    ['COMMANDE C-0012/C13,C12', [12, 13]],
    ['/MOTIF C12', [12]],
    ['REF C°7', [7]],
    ['ABC12, C12B, C, C0, 12', []],
    ['C99999999999999', []],
  ])('%s', (text, numbers) => {
    expect(listQuotedNumbers(text)).toEqual(numbers)
  })
})

test('a name is found whatever its accents, its case and the order of its words [1.H3]', () => {
  expect(isNamed('VIR DE MME DUPONT-MARTIN ZOE', ['Zoé Dupont Martin'])).toBe(true)
  expect(isNamed('DUPOND ZOE', ['Zoé Dupont'])).toBe(false)
  expect(isNamed('', [''])).toBe(false)
})

describe('where the money of a transfer goes [6.R9]', () => {
  const two = [order({ number: 12, dueCents: 500 }), order({ number: 13, dueCents: 300 })]
  const shares = (amount: number, orders = two) =>
    planTransfer(amount, orders).shares.map((share) => [share.paidCents, share.leftCents])

  test('one transfer pays several orders, the first one first; an underpayment leaves a rest due', () => {
    expect(shares(800)).toEqual([
      [500, 0],
      [300, 0],
    ])
    expect(shares(600)).toEqual([
      [500, 0],
      [100, 200],
    ])
  })

  test('what is above becomes credit of the last order’s client', () => {
    expect(planTransfer(1_000, two)).toMatchObject({ surplusCents: 200, surplusFileId: 'file-1' })
  })

  test('money recorded by hand is not received again, unless the amount is what is still due', () => {
    const half = [order({ dueCents: 500, recordedCents: 350 })]
    expect(planTransfer(350, half).shares[0]).toMatchObject({ recordedCents: 350, paidCents: 0, leftCents: 500 })
    expect(planTransfer(500, half).shares[0]).toMatchObject({ recordedCents: 0, paidCents: 500, leftCents: 0 })
    expect(planTransfer(900, half)).toMatchObject({ surplusCents: 50 })
  })

  test('every cent goes somewhere, once, and never more than is due', () => {
    const orders = fc.array(fc.record({ dueCents: fc.nat(100_000), recordedCents: fc.nat(100_000) }), { maxLength: 5 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400_000 }), orders, (amount, facts) => {
        const given = facts.map((fact, index) => order({ number: index + 1, ...fact }))
        const plan = planTransfer(amount, given)
        const spent = plan.shares.reduce((sum, share) => sum + share.recordedCents + share.paidCents, 0)
        expect(spent + plan.surplusCents).toBe(amount)
        plan.shares.forEach((share, rank) => {
          expect(share.paidCents + share.leftCents).toBe(facts[rank]!.dueCents)
          expect(share.recordedCents).toBeLessThanOrEqual(facts[rank]!.recordedCents)
        })
      }),
    )
  })

  test('the page’s plan and another one are told apart', () => {
    expect(fingerprintPlan(planTransfer(500, two))).toBe(fingerprintPlan(planTransfer(500, two)))
    expect(fingerprintPlan(planTransfer(500, two))).not.toBe(fingerprintPlan(planTransfer(500, [two[1]!, two[0]!])))
  })
})

describe('the match that is proposed [1.H3]', () => {
  test('by the reference quoted, sure with the right amount or the right name', () => {
    const exact = { remittance: 'C12', payerName: 'TANTE LEA', amountCents: 85_000 }
    expect(proposalOf(exact, [order()])).toMatchObject({ reason: 'reference', isSure: true, orderIds: ['order-12'] })
    expect(proposalOf({ ...exact, amountCents: 80_000 }, [order()])).toMatchObject({ isSure: false })
    expect(proposalOf({ ...exact, amountCents: 80_000, payerName: 'Dupont Zoé' }, [order()])).toMatchObject({
      isSure: true,
      plan: { shares: [{ leftCents: 5_000 }] },
    })
  })

  test('a number quoted by somebody whose own order waits may be a slip of the pen: never sure', () => {
    const own = order({ number: 21, names: ['Léa Martin'], clientFileId: 'file-2' })
    const slip = { remittance: 'C12', payerName: 'MARTIN LEA', amountCents: 85_000 }
    expect(proposalOf(slip, [order(), own])).toMatchObject({ orderIds: ['order-12'], isSure: false })
  })

  test('several quoted; those already paid are left out unless all are', () => {
    const paid = order({ number: 11, status: 'paid', dueCents: 0 })
    const quoted = { remittance: 'C11 C12', amountCents: 85_000 }
    expect(proposalOf(quoted, [paid, order()])).toMatchObject({ orderIds: ['order-12'], isSure: true })
    expect(proposalOf({ ...quoted, remittance: 'C11' }, [paid])).toMatchObject({
      orderIds: ['order-11'],
      isSure: false,
      plan: { surplusCents: 85_000 },
    })
  })

  test('by the payer’s name with the exact amount, of one order or of all of the client', () => {
    const orders = [order({ number: 1, dueCents: 500 }), order({ number: 2, dueCents: 300 })]
    expect(proposalOf({ amountCents: 300 }, orders)).toMatchObject({
      reason: 'name',
      orderIds: ['order-2'],
      isSure: true,
    })
    expect(proposalOf({ amountCents: 800 }, orders)).toMatchObject({ reason: 'name', orderIds: ['order-1', 'order-2'] })
    expect(proposalOf({ amountCents: 700 }, orders)).toBeNull()
  })

  test('two clients of one name are for a person to tell apart', () => {
    const orders = [order({ number: 1 }), order({ number: 2, clientFileId: 'file-2' })]
    expect(proposalOf({ amountCents: 85_000 }, orders)).toMatchObject({ reason: 'name', isSure: false })
  })

  test('by the amount alone if one order only expects it, never sure', () => {
    const other = { payerName: 'X', amountCents: 85_000 }
    expect(proposalOf(other, [order()])).toMatchObject({ reason: 'amount', isSure: false })
    expect(proposalOf(other, [order(), order({ number: 13 })])).toBeNull()
  })

  test('of another currency: nothing', () => {
    expect(proposalOf({ remittance: 'C12', currency: 'CAD' }, [order()])).toBeNull()
  })

  test('what one transfer pays, the next ones no longer find due; several may pay one order', () => {
    const given = (id: string, amountCents: number) => transfer({ id, amountCents, remittance: 'C12' })
    const found = proposeMatches([given('a', 50_000), given('b', 35_000), given('c', 35_000)], [order()])
    expect(found.get('a')).toMatchObject({ isSure: true, plan: { shares: [{ leftCents: 35_000 }] } })
    expect(found.get('b')).toMatchObject({ isSure: true, plan: { shares: [{ leftCents: 0 }] } })
    expect(found.get('c')).toMatchObject({ isSure: false, plan: { surplusCents: 35_000 } })
  })

  test('50 transfers against 1,000 orders take less than 200 ms of the event loop [6.S8]', { retry: 3 }, () => {
    const orders = Array.from({ length: 1_000 }, (_, rank) =>
      order({
        number: rank + 1,
        names: [`Prénom${rank} Nom${rank}`, `Enfant${rank} Nom${rank}`],
        clientFileId: `f${rank}`,
      }),
    )
    const transfers = Array.from({ length: 50 }, (_, rank) =>
      transfer({
        id: `t${rank}`,
        payerName: `NOM${rank} PRENOM${rank}`,
        remittance: rank % 2 ? `C${rank}` : '',
        amountCents: 85_000,
      }),
    )
    const before = process.cpuUsage()
    expect(proposeMatches(transfers, orders).size).toBe(50)
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(200)
  })
})

describe('money that came and what is due [6.R9]', () => {
  test('pays the first due first, the last one in part, and tells what is left over', () => {
    const due = [
      { id: 'a', amountCents: 300 },
      { id: 'b', amountCents: 200 },
    ]
    expect(spreadMoney(400, due)).toEqual({
      receipts: [
        { paymentId: 'a', amountCents: 300, isWhole: true },
        { paymentId: 'b', amountCents: 100, isWhole: false },
      ],
      leftCents: 0,
    })
    expect(spreadMoney(600, due).leftCents).toBe(100)
    expect(spreadMoney(600, [])).toEqual({ receipts: [], leftCents: 600 })
  })

  test('[1.D8] the whole amount is there without anything expected, under way or in the drawer', () => {
    expect(isWholeThere(['succeeded', 'cancelled', 'failed', 'bounced'])).toBe(true)
    for (const status of ['expected', 'processing', 'received'] as const)
      expect(isWholeThere(['succeeded', status])).toBe(false)
  })
})

test('[6.S8] a box that was ticked holds ids and nothing that looks like one', () => {
  const id = '01a1ff19-d0c4-7df9-b408-6699697cb66c'
  const seen = 'a'.repeat(64)
  expect(matchInput.safeParse({ match: describeMatching(id, seen, [id]) }).success).toBe(true)
  for (const [transfer, order] of [
    ['-'.repeat(36), id],
    [id, '-'.repeat(36)],
  ] as const)
    expect(matchInput.safeParse({ match: describeMatching(transfer, seen, [order]) }).success).toBe(false)
})
