import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyFilter,
  checkAge,
  countChoices,
  countFilters,
  filterPath,
  groupByDiscipline,
  isPackage,
  isSoldOnline,
  parseFilter,
  serialiseFilter,
  teacherOfFilter,
} from '@/lib/catalogue/rules'
import { type Filter, type Filterable, facets, type Offer, offerKinds } from '@/lib/catalogue/types'

const base = '/atelier/cours-et-tarifs'
const paul = { slug: 'paul-verdier' }
const nadia = { slug: 'nadia-ferrand' }
const lesson = (credits: number, teachers = [paul], isTrial = false): Filterable => ({
  kind: 'individual',
  credits,
  isTrial,
  teachers,
})
const offers: Filterable[] = [
  { kind: 'membership', credits: 0, isTrial: false, teachers: [] },
  lesson(1, [paul, nadia], true),
  lesson(1),
  lesson(4, [nadia]),
  lesson(10),
  { kind: 'group', credits: 10, isTrial: false, teachers: [] },
  { kind: 'gift', credits: 4, isTrial: false, teachers: [] },
]

describe('[1.C3] the filters of Cours et tarifs live in the address', () => {
  test.each([
    [['individuels', '10', 'professeur-paul-verdier'], 'canonical'],
    [['10', 'individuels'], 'moved'],
    [['professeur-paul-verdier', 'essai', 'cours'], 'moved'],
    [['10', '10'], 'unknown'],
    [['10', '30'], 'unknown'],
    [['individuels', 'collectifs'], 'unknown'],
    [['professeur-'], 'unknown'],
    [['professeur-Paul'], 'unknown'],
    [['7'], 'canonical'],
    [['0'], 'unknown'],
    [['<script>'], 'unknown'],
    [[''], 'unknown'],
    [['__proto__'], 'unknown'],
    [[], 'moved'],
  ])('%j is %s', (segments, kind) => {
    expect(parseFilter(segments).kind).toBe(kind)
  })

  test('whatever the order of the same values, there is one address', () => {
    const value: Record<(typeof facets)[number], string[]> = {
      type: ['cours', 'cadeaux'],
      format: ['individuels', 'collectifs'],
      size: ['essai', '1', '4', '10', '30'],
      teacher: ['professeur-paul-verdier', 'professeur-ines-corbel'],
    }
    const filters = fc.record(Object.fromEntries(facets.map((facet) => [facet, fc.constantFrom(...value[facet])])), {
      requiredKeys: [],
    }) as fc.Arbitrary<Filter>
    fc.assert(
      fc.property(filters, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (filter, random) => {
        const shuffled = serialiseFilter(filter)
          .map((segment) => ({ segment, rank: random.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ segment }) => segment)
        const reading = parseFilter(shuffled)
        expect(reading.kind).not.toBe('unknown')
        if (reading.kind !== 'unknown') expect(filterPath(base, reading.filter)).toBe(filterPath(base, filter))
      }),
    )
  })

  test('garbage never throws, and only known values are read', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 6 }), (segments) => {
        const reading = parseFilter(segments)
        if (reading.kind !== 'unknown') expect(serialiseFilter(reading.filter).sort()).toEqual([...segments].sort())
      }),
    )
  })

  test('without a filter the address is the page itself', () => {
    expect(filterPath(base, {})).toBe(base)
    expect(filterPath(base, { teacher: 'professeur-paul-verdier', format: 'individuels' })).toBe(
      `${base}/filtre/individuels/professeur-paul-verdier`,
    )
  })
})

describe('[1.C3] the filters combine and say how many offers each would leave', () => {
  test('the membership stands above them and is never counted', () => {
    expect(applyFilter(offers, {})).toHaveLength(6)
  })

  test('they combine', () => {
    expect(applyFilter(offers, { type: 'cours', size: '10' })).toHaveLength(2)
    expect(applyFilter(offers, { format: 'individuels', size: '10' })).toHaveLength(1)
    expect(applyFilter(offers, { size: '1' })).toEqual([lesson(1)])
    expect(applyFilter(offers, { size: 'essai', teacher: 'professeur-nadia-ferrand' })).toHaveLength(1)
    expect(applyFilter(offers, { size: '30' })).toEqual([])
  })

  test('a value that would leave nothing is not there; the chosen one is marked', () => {
    const choices = countChoices(offers, { teacher: 'professeur-nadia-ferrand' }, base)
    const sizes = choices.find(({ facet }) => facet === 'size')
    expect(sizes?.everything).toMatchObject({ count: 2, isChosen: true })
    expect(sizes?.values.map(({ value, count }) => [value, count])).toEqual([
      ['essai', 1],
      ['4', 1],
    ])
    const teachers = choices.find(({ facet }) => facet === 'teacher')
    expect(teachers?.values.map(({ value, count, isChosen }) => [value, count, isChosen])).toEqual([
      ['professeur-nadia-ferrand', 2, true],
      ['professeur-paul-verdier', 3, false],
    ])
    expect(teachers?.everything.path).toBe(base)
  })

  test('each count is what its link shows', () => {
    const filter: Filter = { type: 'cours', size: '10' }
    for (const { facet, everything, values } of countChoices(offers, filter, base)) {
      expect(applyFilter(offers, { ...filter, [facet]: undefined })).toHaveLength(everything.count)
      for (const { value, count } of values) {
        expect(count).toBeGreaterThan(0)
        expect(applyFilter(offers, { ...filter, [facet]: value })).toHaveLength(count)
      }
    }
  })

  test('a phone says how many are on', () => {
    expect(countFilters({})).toBe(0)
    expect(countFilters({ size: '10', teacher: 'professeur-paul-verdier' })).toBe(2)
    expect(teacherOfFilter({ teacher: 'professeur-paul-verdier' })).toBe('paul-verdier')
    expect(teacherOfFilter({})).toBeNull()
  })
})

describe('[1.C2] [0] what is sold, and to whom', () => {
  test('every kind is sold online while it is published', () => {
    const sold = offerKinds.filter((kind) => isSoldOnline({ kind, isPublished: true }))
    expect(sold).toEqual([...offerKinds])
    expect(offerKinds.some((kind) => isSoldOnline({ kind, isPublished: false }))).toBe(false)
  })

  test('a package grants several lessons', () => {
    expect(isPackage({ kind: 'individual', credits: 4 })).toBe(true)
    expect(isPackage({ kind: 'individual', credits: 1 })).toBe(false)
    expect(isPackage({ kind: 'membership', credits: 0 })).toBe(false)
  })

  test.each([
    ['the day before 12', '2014-11-22', { ok: false, refusal: 'too_young', detail: { minAge: 12 } }],
    ['12 today', '2014-11-21', { ok: true }],
    ['17 until tomorrow', '2008-11-22', { ok: true }],
    ['18 today', '2008-11-21', { ok: false, refusal: 'too_old', detail: { maxAge: 17 } }],
  ])('an age outside the offer is refused: %s', (_, birthOn, verdict) => {
    expect(checkAge({ minAge: 12, maxAge: 17 }, birthOn, '2026-11-21')).toEqual(verdict)
  })

  test('an offer without ages is for everybody', () => {
    expect(checkAge({ minAge: null, maxAge: null }, '2026-01-01', '2026-11-21')).toEqual({ ok: true })
  })

  test('offers are read discipline by discipline, in the order given', () => {
    const of = (discipline: string, slug: string) => ({ discipline, slug }) as Offer
    const groups = groupByDiscipline([of('Chant', 'a'), of('Piano', 'b'), of('Chant', 'c')])
    expect(groups.map((group) => [group.discipline, group.offers.map(({ slug }) => slug)])).toEqual([
      ['Chant', ['a', 'c']],
      ['Piano', ['b']],
    ])
  })
})
