import type { Verdict } from '@/lib/core/outcome'

/** What an offer grants: a membership, or lesson credits to be booked one by one, in a group, or as a gift. */
export const offerKinds = ['membership', 'individual', 'group', 'gift'] as const
export type OfferKind = (typeof offerKinds)[number]

export type OfferTeacher = { slug: string; firstName: string; lastName: string }

/** An offer as the catalogue shows it. */
export type Offer = {
  id: string
  slug: string
  kind: OfferKind
  name: string
  summary: string
  description: string
  conditions: string
  discipline: string
  level: string
  minAge: number | null
  maxAge: number | null
  credits: number
  lessonMinutes: number | null
  validityMonths: number | null
  isTrial: boolean
  requiresMembership: boolean
  postponements: number
  priceCents: number
  reducedPriceCents: number | null
  maxChequeInstalments: number
  maxCardInstalments: number
  updatedAt: Date
  teachers: OfferTeacher[]
}

/** What the filters look at. */
export type Filterable = Pick<Offer, 'kind' | 'credits' | 'isTrial'> & { teachers: readonly { slug: string }[] }

/** The four filters of 'Cours et tarifs', in the order of the page and of the address ([1.C3]). */
export const facets = ['type', 'format', 'size', 'teacher'] as const
export type Facet = (typeof facets)[number]

/** Values as the address writes them; a teacher is 'professeur-' and their slug. */
export type Filter = Partial<Record<Facet, string>>

export type FilterReading =
  | { kind: 'canonical'; filter: Filter }
  | { kind: 'moved'; filter: Filter }
  | { kind: 'unknown' }

export type FacetValue = { value: string; count: number; isChosen: boolean; path: string }
export type FacetChoice = {
  facet: Facet
  everything: { count: number; isChosen: boolean; path: string }
  values: FacetValue[]
}

export type AgeVerdict = Verdict<'too_young' | 'too_old'>
