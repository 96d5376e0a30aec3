/**
 * The catalogue. Filters combine, say how many offers each value would leave, and live in the address, where one choice has
 * one address only. What a structure doesn't sell online yet isn't shown. Ages are checked as soon as somebody is named.
 */

import { allow, refuse } from '@/lib/core/outcome'
import type { Day } from '@/lib/core/time'
import { ageOn } from '@/lib/core/time'
import {
  type AgeVerdict,
  type Facet,
  type FacetChoice,
  type Filter,
  type Filterable,
  type FilterReading,
  facets,
  type Offer,
} from './types'

/** The kinds that the shop sells. */
const soldOnline: readonly Offer['kind'][] = ['membership', 'individual', 'group', 'gift']

/** An offer is sold online when it is published and the shop knows how to deliver its kind. */
export function isSoldOnline(offer: { kind: Offer['kind']; isPublished: boolean }): boolean {
  return offer.isPublished && soldOnline.includes(offer.kind)
}

/** A package grants several lessons; a single lesson grants one ([0] words). */
export function isPackage(offer: Pick<Offer, 'kind' | 'credits'>): boolean {
  return offer.kind !== 'membership' && offer.credits > 1
}

/** An age outside the offer's is refused at once; an offer without ages is for everybody ([1.C2]). */
export function checkAge(offer: Pick<Offer, 'minAge' | 'maxAge'>, birthOn: Day, day: Day): AgeVerdict {
  const age = ageOn(birthOn, day)
  if (offer.minAge !== null && age < offer.minAge) return refuse('too_young', { minAge: offer.minAge })
  if (offer.maxAge !== null && age > offer.maxAge) return refuse('too_old', { maxAge: offer.maxAge })
  return allow
}

const types = ['cours', 'cadeaux']
const formats = ['individuels', 'collectifs']
const trialSize = 'essai'
const teacherPrefix = 'professeur-'

/** The filters are about what one comes to learn: the membership stands above them, always there. */
function isFiltered(offer: Filterable): boolean {
  return offer.kind !== 'membership'
}

function valuesOf(offer: Filterable, facet: Facet): string[] {
  if (facet === 'type') return [offer.kind === 'gift' ? 'cadeaux' : 'cours']
  if (facet === 'format')
    return offer.kind === 'individual' ? ['individuels'] : offer.kind === 'group' ? ['collectifs'] : []
  if (facet === 'size') return [offer.isTrial ? trialSize : String(offer.credits)]
  return offer.teachers.map((teacher) => teacherPrefix + teacher.slug)
}

function facetOf(segment: string): Facet | null {
  if (types.includes(segment)) return 'type'
  if (formats.includes(segment)) return 'format'
  if (segment === trialSize || /^[1-9]\d{0,2}$/.test(segment)) return 'size'
  return /^professeur-[a-z0-9-]{1,80}$/.test(segment) ? 'teacher' : null
}

/** The filters are read in any order; in another order than the page's, or none, the address has moved; a value twice or unknown is no address. */
export function parseFilter(segments: readonly string[]): FilterReading {
  const filter: Filter = {}
  for (const segment of segments) {
    const facet = facetOf(segment)
    if (facet === null || filter[facet] !== undefined) return { kind: 'unknown' }
    filter[facet] = segment
  }
  const isCanonical = segments.length > 0 && serialiseFilter(filter).join('/') === segments.join('/')
  return { kind: isCanonical ? 'canonical' : 'moved', filter }
}

/** One choice, one address: the filters in the order of the page. */
export function serialiseFilter(filter: Filter): string[] {
  return facets.flatMap((facet) => filter[facet] ?? [])
}

/** Where a choice is read: the page itself when nothing is filtered. */
export function filterPath(base: string, filter: Filter): string {
  const segments = serialiseFilter(filter)
  return segments.length === 0 ? base : `${base}/filtre/${segments.join('/')}`
}

/** An offer stays when it has every value chosen. */
export function applyFilter<Item extends Filterable>(offers: readonly Item[], filter: Filter): Item[] {
  return offers.filter(
    (offer) =>
      isFiltered(offer) &&
      facets.every((facet) => filter[facet] === undefined || valuesOf(offer, facet).includes(filter[facet])),
  )
}

/** Sizes from the smallest, the trial before them all: an office sells packages of any size ([1.H1]). */
function orderOf(facet: Facet, value: string): number {
  if (facet === 'size') return value === trialSize ? 0 : Number(value)
  const order: Partial<Record<Facet, string[]>> = { type: types, format: formats }
  return order[facet]?.indexOf(value) ?? 0
}

/** Each filter with the values that would leave something, and how many offers each would leave with the other filters kept. */
export function countChoices(offers: readonly Filterable[], filter: Filter, base: string): FacetChoice[] {
  return facets.map((facet) => {
    const others = { ...filter, [facet]: undefined }
    const left = applyFilter(offers, others)
    const counts = new Map<string, number>()
    for (const value of left.flatMap((offer) => valuesOf(offer, facet))) counts.set(value, (counts.get(value) ?? 0) + 1)
    const values = [...counts].map(([value, count]) => ({
      value,
      count,
      isChosen: filter[facet] === value,
      path: filterPath(base, { ...filter, [facet]: value }),
    }))
    values.sort((a, b) => orderOf(facet, a.value) - orderOf(facet, b.value) || (a.value < b.value ? -1 : 1))
    const everything = { count: left.length, isChosen: filter[facet] === undefined, path: filterPath(base, others) }
    return { facet, everything, values }
  })
}

/** How many filters are on, said on the button of a phone: 'Filtrer (2)'. */
export function countFilters(filter: Filter): number {
  return serialiseFilter(filter).length
}

/** The teacher that a filter names, without its prefix. */
export function teacherOfFilter(filter: Filter): string | null {
  return filter.teacher?.slice(teacherPrefix.length) ?? null
}

/** Offers are read discipline by discipline, in the structure's order. */
export function groupByDiscipline(offers: readonly Offer[]): { discipline: string; offers: Offer[] }[] {
  const groups = new Map<string, Offer[]>()
  for (const offer of offers) groups.set(offer.discipline, [...(groups.get(offer.discipline) ?? []), offer])
  return [...groups].map(([discipline, list]) => ({ discipline, offers: list }))
}
