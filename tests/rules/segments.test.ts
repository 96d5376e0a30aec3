import { describe, expect, test } from 'vitest'
import { plainTown } from '@/lib/core/towns'
import {
  applyGesture,
  asksWholeCountry,
  checkRevision,
  emptyDraft,
  listKinds,
  listReadyMade,
  listRegions,
  mayAsk,
  townOfAddress,
} from '@/lib/segments/rules'
import {
  describeDraft,
  draftOf,
  groupOf,
  mostConditions,
  querySchema,
  readAddress,
  readDraft,
  readGesture,
  writeGesture,
} from '@/lib/segments/schema'
import type { Condition, Query, WrongField } from '@/lib/segments/types'

const id = '01990000-0000-7000-8000-000000000000'
const every: Condition[] = [
  { kind: 'consent', channel: 'newsletter' },
  { kind: 'interested', offerId: id },
  { kind: 'interested', offerId: null },
  { kind: 'to_place', offerId: id },
  { kind: 'pupil', of: 'course', id, since: '2026-02-28' },
  { kind: 'pupil', of: 'offer', id: null, since: null },
  { kind: 'member' },
  { kind: 'lessons_left' },
  { kind: 'country', country: 'FR', prefixes: ['69', '2A'] },
  { kind: 'country', country: 'CA', prefixes: [] },
  { kind: 'around', country: 'FR', town: 'Saint-Étienne', area: '42', km: 200 },
  { kind: 'age', of: 'learner', from: 6, to: null },
  { kind: 'locale', locale: 'fr-CA' },
  { kind: 'balance_due' },
  { kind: 'active', since: '2025-12-01' },
]
const query: Query = {
  kind: 'or',
  of: [
    { kind: 'and', of: every },
    { kind: 'not', of: { kind: 'or', of: [{ kind: 'not', of: { kind: 'member' } }] } },
  ],
}
const reread = (one: Query) => readAddress(Object.fromEntries(describeDraft(groupOf(one))))

describe('[2.D1] a query in an address', () => {
  test('comes back as it was, whatever it asks', () => {
    expect(readDraft(reread(query)!)).toEqual({ query, wrong: [] })
    expect(querySchema.parse(query)).toEqual(query)
  })

  test('a condition alone is a group of one; two negations are none', () => {
    expect(groupOf({ kind: 'member' })).toMatchObject({ kind: 'and', of: [{ kind: 'member' }] })
    expect(draftOf({ kind: 'not', of: { kind: 'not', of: { kind: 'member' } } })).toMatchObject({ isNot: false })
  })

  const town = { 'c.0.quoi': 'autour', 'c.0.pays': 'FR', 'c.0.ville': 'Lyon' }
  const age = { 'c.0.quoi': 'age', 'c.0.qui': 'learner' }

  test.each<[string, Record<string, string>, WrongField[]]>([
    ['201 km', { ...town, 'c.0.km': '201' }, ['km']],
    ['a distance in letters', { ...town, 'c.0.km': 'dix' }, ['km']],
    ['a pattern for a postcode', { 'c.0.quoi': 'region', 'c.0.pays': 'FR', 'c.0.cp': '6%' }, ['cp']],
    ['an age that nobody has', { ...age, 'c.0.min': '121', 'c.0.max': '12,5' }, ['min', 'max']],
    ['ages the wrong way round', { ...age, 'c.0.min': '9', 'c.0.max': '8' }, ['max']],
    ['a day that isn’t', { 'c.0.quoi': 'activite', 'c.0.depuis': '30/02/2026' }, ['depuis']],
    ['a day before any school', { 'c.0.quoi': 'eleve', 'c.0.de': 'offer:', 'c.0.depuis': '01/01/0226' }, ['depuis']],
  ])('says which field is wrong: %s', (_, written, fields) => {
    const draft = readAddress({ 'c.quoi': 'toutes', ...written })!
    expect(readDraft(draft)).toEqual({ query: null, wrong: [{ path: [0], fields }] })
  })

  test.each<[string, Record<string, string>]>([
    ['no radius', { ...town, 'c.0.km': '' }],
    ['no town', { 'c.0.quoi': 'autour', 'c.0.pays': 'FR', 'c.0.km': '20' }],
    ['postcodes without a country', { 'c.0.quoi': 'region', 'c.0.cp': '69' }],
    ['no age', age],
    ['no day', { 'c.0.quoi': 'activite' }],
    ['a day half written', { 'c.0.quoi': 'activite', 'c.0.depuis': '30/02/20' }],
    ['an id that isn’t', { 'c.0.quoi': 'envie', 'c.0.offre': "' or true --" }],
  ])('waits for what is missing without calling it wrong: %s', (_, written) => {
    const draft = readAddress({ 'c.quoi': 'toutes', ...written })!
    expect(readDraft(draft)).toEqual({ query: null, wrong: [{ path: [0], fields: [] }] })
  })

  test('what no condition is, is left out; a query of nothing asks nothing', () => {
    expect(readAddress({ q: 'x' })).toBeNull()
    const draft = readAddress({ 'c.quoi': 'toutes', 'c.0.quoi': 'n’importe', 'c.1.quoi': 'adherent' })
    expect(draft).toEqual({ kind: 'and', isNot: false, of: [{ kind: 'member', isNot: false, fields: {} }] })
    expect(readDraft(readAddress({ 'c.quoi': 'toutes' })!)).toEqual({ query: null, wrong: [] })
  })

  test('too deep, or with too many conditions, it isn’t one', () => {
    const deep = Array.from({ length: 10 }).reduce<Query>((of) => ({ kind: 'not', of }), { kind: 'member' })
    expect(querySchema.safeParse(deep).success).toBe(false)
    const of: Query[] = Array.from({ length: mostConditions + 1 }, () => ({ kind: 'member' }))
    expect(querySchema.safeParse({ kind: 'and', of }).success).toBe(false)
    expect(querySchema.safeParse({ kind: 'and', of: of.slice(1) }).success).toBe(true)
  })
})

describe('[2.D1] gestures of the builder', () => {
  test('add within a group, remove anywhere; one that points nowhere changes nothing', () => {
    const one = applyGesture(emptyDraft, { kind: 'add', path: [], what: 'or' })
    const two = applyGesture(one, { kind: 'add', path: [0], what: 'member' })
    expect(readDraft(two).query).toEqual({ kind: 'and', of: [{ kind: 'or', of: [{ kind: 'member' }] }] })
    expect(applyGesture(two, { kind: 'remove', path: [0, 0] })).toEqual(one)
    expect(applyGesture(two, { kind: 'remove', path: [7, 0] })).toEqual(two)
    expect(applyGesture(two, { kind: 'remove', path: [] })).toEqual(two)
  })

  test('are written on buttons', () => {
    for (const gesture of [
      { kind: 'add', path: [0, 12], what: 'lessons_left' },
      { kind: 'remove', path: [3] },
    ] as const)
      expect(readGesture(writeGesture(gesture))).toEqual(gesture)
    expect(readGesture('add:c.0:n’importe')).toBeNull()
    expect(readGesture(undefined)).toBeNull()
  })
})

describe('[2.C7] where a query reaches', () => {
  const france: Query = { kind: 'country', country: 'FR', prefixes: [] }
  const consent: Query = { kind: 'consent', channel: 'email' }

  test('a whole country as its only condition, consents aside', () => {
    expect(asksWholeCountry(france)).toBe(true)
    expect(asksWholeCountry({ kind: 'and', of: [france, consent] })).toBe(true)
    expect(asksWholeCountry({ kind: 'and', of: [france, { kind: 'member' }] })).toBe(false)
    expect(asksWholeCountry({ kind: 'and', of: [france, { kind: 'not', of: { kind: 'member' } }] })).toBe(false)
    expect(asksWholeCountry({ kind: 'country', country: 'FR', prefixes: ['69'] })).toBe(false)
    expect(asksWholeCountry(consent)).toBe(false)
  })

  test('its regions', () => {
    const lyon: Query = { kind: 'around', country: 'FR', town: 'Lyon', area: null, km: 20 }
    const rhone: Query = { kind: 'country', country: 'FR', prefixes: ['69', '01'] }
    expect(listRegions({ kind: 'or', of: [lyon, rhone, { kind: 'not', of: france }] })).toEqual([
      'FR:01',
      'FR:69',
      'FR:Lyon',
    ])
    expect(listRegions({ kind: 'interested', offerId: id })).toEqual([])
  })
})

test('[2.D3] ready-made queries follow what the structure runs, and the towns where it teaches', () => {
  const addresses = ['28 rue des Lilas-Blancs, 75011 Paris', '5 passage de l’Ancien-Rempart, 75017 Paris', 'En ligne']
  const kinds = (modules: Parameters<typeof listReadyMade>[0]) =>
    listReadyMade(modules, addresses, '2026-11-22').map(({ kind, town }) => town ?? kind)
  expect(kinds(['shop', 'courses'])).toEqual(['toPlace', 'interested', 'Paris', 'noNews'])
  expect(kinds([])).toEqual(['Paris'])
  expect(listKinds(['shop'], false)).not.toContain('balance_due')
  expect(listKinds(['shop'], true)).toContain('balance_due')
  expect(listKinds(['lessons'], true)).not.toContain('balance_due')
  expect(townOfAddress('820 rue Royale, Trois-Rivières (Québec) G9A 4H6')).toMatchObject({ town: 'Trois-Rivières' })
})

test.each<[Query, boolean]>([
  [{ kind: 'and', of: [{ kind: 'member' }] }, true],
  [{ kind: 'balance_due' }, false],
  [
    { kind: 'or', of: [{ kind: 'member' }, { kind: 'not', of: { kind: 'and', of: [{ kind: 'balance_due' }] } }] },
    false,
  ],
])('[2.F1] who owes money is asked by who handles money, however deep a query asks it', (query, byAnyone) => {
  expect(mayAsk('organiser', query)).toBe(byAnyone)
  expect(mayAsk('admin', query)).toBe(true)
})

test('[2.D2] a segment that a colleague changed isn’t overwritten', () => {
  expect(checkRevision(2, 2)).toEqual({ ok: true })
  expect(checkRevision(3, 2)).toEqual({ ok: false, refusal: 'segment_changed' })
})

test.each([
  ['ST ETIENNE CEDEX 2', 'saint etienne'],
  ['Paris 11e arrondissement', 'paris'],
  ['Lyon 3E', 'lyon'],
  ['L’Haÿ-les-Roses', 'l hay les roses'],
  ['Ste-Foy', 'sainte foy'],
])('[2.D1] a town however it is spelled: %s', (typed, plain) => expect(plainTown(typed)).toBe(plain))
