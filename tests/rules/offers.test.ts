import { describe, expect, test } from 'vitest'
import {
  checkArchive,
  checkKept,
  checkPublication,
  checkTerms,
  fingerprintBulk,
  fitTerms,
  narrowOffers,
  planBulk,
} from '@/lib/offers/rules'
import { bulkSchema, offerSchema } from '@/lib/offers/schema'
import type { DeskOffer, OfferTerms } from '@/lib/offers/types'

const terms: OfferTerms = {
  name: 'Forfait 4 cours de chant',
  summary: 'Quatre cours.',
  description: 'Le souffle.',
  conditions: 'Trois mois.',
  discipline: 'chant',
  level: 'Tous niveaux',
  minAge: 12,
  maxAge: null,
  credits: 4,
  lessonMinutes: 60,
  validityMonths: 3,
  isTrial: false,
  requiresMembership: true,
  postponements: 2,
  priceCents: 34_000,
  reducedPriceCents: null,
  maxChequeInstalments: 2,
  maxCardInstalments: 2,
  isRedeemable: false,
  teacherIds: ['nadia'],
}
const offer = (given: Partial<DeskOffer> = {}): DeskOffer => ({
  ...terms,
  id: 'a',
  slug: 'a',
  kind: 'individual',
  isPublished: true,
  archivedAt: null,
  revision: 3,
  updatedAt: new Date(0),
  teachers: [],
  courses: [],
  ...given,
})
const course = { id: 'c', name: 'Chœur', lessonMinutes: 90 }

describe('[1.H1] the terms of an offer', () => {
  test('a membership grants no lesson; only group packages have postponements, only lessons are trials', () => {
    expect(fitTerms('membership', { ...terms, isTrial: true })).toMatchObject({
      credits: 0,
      lessonMinutes: null,
      validityMonths: null,
      isTrial: false,
      requiresMembership: false,
      teacherIds: [],
      isRedeemable: true,
    })
    expect(fitTerms('individual', terms)).toMatchObject({ postponements: 0, validityMonths: 3, teacherIds: ['nadia'] })
    expect(fitTerms('group', terms)).toMatchObject({ postponements: 2, validityMonths: null, teacherIds: [] })
    expect(fitTerms('gift', terms)).toMatchObject({ isRedeemable: false, requiresMembership: false, discipline: '' })
  })

  test.each<[Partial<OfferTerms>, string | null]>([
    [{}, null],
    [{ reducedPriceCents: 34_000 }, null],
    [{ reducedPriceCents: 34_001 }, 'reduced_above_price'],
    [{ minAge: 12, maxAge: 12 }, null],
    [{ minAge: 12, maxAge: 11 }, 'ages_reversed'],
    [{ isTrial: true, credits: 1 }, null],
    [{ isTrial: true }, 'trial_of_several'],
  ])('%j: %s', (given, refusal) => {
    const verdict = checkTerms('individual', { ...terms, ...given })
    expect(verdict.ok ? null : verdict.refusal).toBe(refusal)
  })

  test('a group package lasts as long as the courses it is sold on', () => {
    expect(checkTerms('group', { ...terms, lessonMinutes: 90 }, [course])).toEqual({ ok: true })
    expect(checkTerms('group', terms, [course])).toEqual({
      ok: false,
      refusal: 'length_of_courses',
      detail: { course: 'Chœur', minutes: 90 },
    })
  })

  test('what nobody could use isn’t published', () => {
    const refusalOf = (given: Partial<DeskOffer>) => {
      const verdict = checkPublication(offer(given))
      return verdict.ok ? null : verdict.refusal
    }
    expect(refusalOf({})).toBeNull()
    expect(refusalOf({ teacherIds: [] })).toBe('offer_without_teacher')
    expect(refusalOf({ kind: 'gift', teacherIds: [] })).toBe('offer_without_teacher')
    expect(refusalOf({ kind: 'group', teacherIds: [] })).toBe('offer_without_course')
    expect(refusalOf({ kind: 'group', courses: [course] })).toBeNull()
    expect(refusalOf({ kind: 'membership', teacherIds: [] })).toBeNull()
  })
})

describe('[1.H1] several at once', () => {
  const raise = { gesture: 'prix', tenths: 50, roundTo: 100 } as const

  test('prices in per cent, to the rounding asked, the reduced one never above the other; unchanged ones aren’t listed', () => {
    const [line] = planBulk([offer({ priceCents: 9_010, reducedPriceCents: 9_000 })], raise)
    expect(line).toMatchObject({ after: { priceCents: 9_500, reducedPriceCents: 9_500 }, refusal: null })
    expect(planBulk([offer({ priceCents: 1_000 })], { ...raise, tenths: 1 })).toEqual([])
    expect(planBulk([offer()], { ...raise, tenths: -25, roundTo: 1 })[0]!.after.priceCents).toBe(33_150)
  })

  test('a price out of bounds and an offer that nobody could use are left as they are, and said', () => {
    expect(planBulk([offer({ priceCents: 100 })], { ...raise, tenths: -500, roundTo: 1 })[0]!.refusal).toBe(
      'price_out_of_bounds',
    )
    const hidden = offer({ isPublished: false, teacherIds: [] })
    expect(planBulk([hidden], { gesture: 'publier' })[0]!.refusal).toBe('offer_without_teacher')
  })

  test('what was looked at has a fingerprint, which any change of an offer changes', () => {
    const seen = fingerprintBulk(planBulk([offer()], raise))
    expect(fingerprintBulk(planBulk([offer()], raise))).toBe(seen)
    expect(fingerprintBulk(planBulk([offer({ revision: 4 })], raise))).not.toBe(seen)
  })
})

test('[1.H1] an offer in the archives changes no more; it goes there knowingly', () => {
  const archived = offer({ isPublished: false, archivedAt: new Date(0) })
  expect([checkKept(offer()), checkKept(archived)]).toEqual([{ ok: true }, { ok: false, refusal: 'offer_archived' }])
  expect(planBulk([archived], { gesture: 'publier' })[0]?.refusal).toBe('offer_archived')
  expect(checkArchive({ carts: 2, seenCarts: 2 })).toEqual({ ok: true })
  const more = { ok: false, refusal: 'offer_in_carts', detail: { count: 3 } }
  expect(checkArchive({ carts: 3, seenCarts: 2 })).toEqual(more)
})

test('[1.H1] the list is narrowed by words, kind and state, whatever the accents', () => {
  const old = offer({ id: 'c', isPublished: false, archivedAt: new Date(0) })
  const rows = [offer({ id: 'a', name: 'Théâtre' }), offer({ id: 'b', kind: 'gift', isPublished: false }), old]
  expect(narrowOffers(rows, { search: 'theatre chant' }).map(({ id }) => id)).toEqual(['a'])
  expect(narrowOffers(rows, { search: '', kind: 'gift' }).map(({ id }) => id)).toEqual(['b'])
  expect(narrowOffers(rows, { search: '', state: 'publiees' }).map(({ id }) => id)).toEqual(['a'])
  expect(narrowOffers(rows, { search: '', state: 'masquees' }).map(({ id }) => id)).toEqual(['b'])
  expect(narrowOffers(rows, { search: '' }).map(({ id }) => id)).toEqual(['a', 'b'])
  expect(narrowOffers(rows, { search: '', state: 'archivees' }).map(({ id }) => id)).toEqual(['c'])
})

describe('[1.H1] what is typed', () => {
  const typed = { name: 'N', summary: 'S', description: 'D', conditions: 'C', price: '1 250,5' }

  test('an amount in cents, numbers, boxes; what a kind needs', () => {
    const read = offerSchema.parse({
      ...typed,
      kind: 'individual',
      credits: '4',
      lessonMinutes: '60',
      validityMonths: '3',
    })
    expect(read.terms).toMatchObject({ priceCents: 125_050, credits: 4, reducedPriceCents: null, teacherIds: [] })
    const missing = offerSchema.safeParse({ ...typed, kind: 'individual' })
    expect(missing.error?.issues.map(({ path }) => path[0])).toEqual(['credits', 'lessonMinutes', 'validityMonths'])
    expect(offerSchema.safeParse({ ...typed, kind: 'membership' }).success).toBe(true)
  })

  test.each(['0,99', '-5', '20000,01', 'NaN', '1e3', ''])('the price « %s » is refused', (price) => {
    expect(offerSchema.safeParse({ ...typed, kind: 'membership', price }).success).toBe(false)
  })

  test.each([
    ['5', 50],
    ['+2,5 %', 25],
    ['−2,5', -25],
    ['-50', -500],
    ['100', 1000],
    ['0', null],
    ['-51', null],
    ['abc', null],
    ['1.25', null],
  ])('%s per cent is %s tenths', (taux, tenths) => {
    const read = bulkSchema.safeParse({ geste: 'prix', taux })
    expect(read.success && read.data.change.gesture === 'prix' ? read.data.change.tenths : null).toBe(tenths)
  })
})
