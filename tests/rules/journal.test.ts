import { describe, expect, test } from 'vitest'
import {
  computeSealHash,
  describeJournalFilter,
  findFamily,
  findProblem,
  firstHash,
  isBackdated,
  listChanges,
} from '@/lib/journal/rules'
import { journalInput } from '@/lib/journal/schema'

describe('[6.S10] a sealed batch', () => {
  const digests = ['a', 'b', 'c']
  const hash = computeSealHash(firstHash, digests)
  const batch = { number: 1, entries: 3, previousHash: firstHash, hash, digests, hasGap: false }

  test('holds as it was sealed, after the one before', () => {
    expect(findProblem(batch, firstHash)).toBeNull()
    expect(findProblem(batch, hash)).toBe('broken_chain')
  })

  test.each([
    ['altered', { digests: ['a', 'x', 'c'] }],
    ['altered', { digests: ['b', 'a', 'c'] }],
    ['missing', { digests: ['a', 'b'] }],
    ['missing', { hasGap: true }],
    ['altered', { hash: 'x' }],
  ] as const)('%s: %j', (problem, changed) => {
    expect(findProblem({ ...batch, ...changed }, firstHash)).toBe(problem)
  })

  test('an entry may be a little older than the seal that it missed, not much', () => {
    const seal = new Date('2026-11-21T10:00:00Z')
    expect(isBackdated(new Date('2026-11-21T09:55:00Z'), seal)).toBe(false)
    expect(isBackdated(new Date('2026-11-21T09:49:00Z'), seal)).toBe(true)
    expect(isBackdated(new Date('2020-01-01T00:00:00Z'), null)).toBe(false)
  })
})

describe('[2.F2] what an entry says', () => {
  test('is what changed, without the machine’s own ids', () => {
    const before = { city: 'Paris', phone: '', priceCents: 100, learnerId: 'x', roles: ['admin'] }
    const after = { city: 'Lyon', phone: null, priceCents: 100, learnerId: 'y', roles: ['admin', 'teacher'] }
    expect(listChanges(before, after)).toEqual([
      { field: 'city', before: 'Paris', after: 'Lyon' },
      { field: 'roles', before: ['admin'], after: ['admin', 'teacher'] },
    ])
    expect(listChanges(null, { owner: '01234567-89ab-4def-8123-456789abcdef', status: 'paid', note: '' })).toEqual([
      { field: 'status', before: null, after: 'paid' },
    ])
    expect(listChanges(null, null)).toEqual([])
  })

  test('an operation is of one family', () => {
    expect(['order.place', 'cheque.bounce', 'offer.changed', 'staff.roles', 'profile_updated'].map(findFamily)).toEqual(
      ['orders', 'payments', 'prices', 'rights', 'files'],
    )
    expect(findFamily('unheard.of')).toBeNull()
  })

  test('a narrowed journal lives in its address, and nonsense narrows nothing', () => {
    const filter = journalInput.parse({ qui: 'clients', quoi: 'orders', sur: ' C12 ', du: '01/11/2026', au: '' })
    expect(filter).toEqual({ by: 'clients', family: 'orders', on: 'C12', from: '2026-11-01', until: null, page: 1 })
    expect(journalInput.parse(Object.fromEntries(new URLSearchParams(describeJournalFilter(filter))))).toEqual(filter)
    const empty = { by: null, family: null, on: '', from: null, until: null, page: 1 }
    expect(journalInput.parse({ qui: "x'--", quoi: 'y', sur: ['a'], du: '31/02/2026', page: '-1' })).toEqual(empty)
    expect(describeJournalFilter(empty)).toBe('')
  })
})
