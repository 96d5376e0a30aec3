import type { Offer, OfferKind, OfferTeacher } from '@/lib/catalogue/types'

/** What the office writes of an offer; what its kind doesn't have is empty ([1.H1]). */
export type OfferTerms = Omit<Offer, 'id' | 'slug' | 'kind' | 'updatedAt' | 'teachers'> & {
  /** A gift that its bearer may redeem on an account ([1.C7]). */
  isRedeemable: boolean
  teacherIds: readonly string[]
}

/** An offer as the office edits it. `revision` is what the page was rendered from. */
export type DeskOffer = OfferTerms & {
  id: string
  slug: string
  kind: OfferKind
  isPublished: boolean
  /** Put away: on no list but that of the archives, until it is restored. */
  archivedAt: Date | null
  revision: number
  updatedAt: Date
  teachers: OfferTeacher[]
  /** The group courses that it is sold on. */
  courses: { id: string; name: string; lessonMinutes: number }[]
}

/** Who would feel a change of an offer: carts keep its old price until their owners accept the new one, passes keep what they were bought with. */
export type OfferUse = { carts: number; openOrders: number; passes: number }

export type OfferRefusal =
  | 'reduced_above_price'
  | 'ages_reversed'
  | 'trial_of_several'
  | 'length_of_courses'
  | 'teacher_unknown'
  | 'offer_without_teacher'
  | 'offer_without_course'
  | 'offer_changed'
  | 'offer_at_the_end'
  | 'offer_archived'
  | 'offer_in_carts'
  | 'price_out_of_bounds'
  | 'bulk_changed'
  | 'bulk_nothing_left'

/** What is done to several offers at once ([1.H1]). `tenths` of a percent: 25 is 2,5 %; `roundTo` in cents. */
export type BulkChange = { gesture: 'publier' | 'masquer' } | { gesture: 'prix'; tenths: number; roundTo: number }

/** What a change of several does to one of them; refused ones are left as they are. */
export type BulkLine = {
  id: string
  name: string
  revision: number
  before: OfferState
  after: OfferState
  refusal: OfferRefusal | null
}
export type OfferState = { isPublished: boolean; priceCents: number; reducedPriceCents: number | null }

/** Between the smallest amount that a card pays and a year's tuition, in cents. */
export const priceBounds = { low: 100, high: 2_000_000 } as const

/** Where an offer stands in the office's list; the archives are apart. */
export const offerShelves = ['publiees', 'masquees', 'archivees'] as const
export type OfferShelf = (typeof offerShelves)[number]

/** What the office's list is narrowed by. */
export type OfferFilter = { search: string; kind?: OfferKind; state?: OfferShelf }
