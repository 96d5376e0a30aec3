import type { OfferKind } from '@/lib/catalogue/types'
import type { Busy } from '@/lib/core/outcome'
import type { GiftDetails, GiftDetailsRefusal } from '@/lib/gifts/types'
import type { MembershipRefusal } from '@/lib/memberships/types'
import type { StartDate } from '@/lib/places/types'

/** Whose cart: a visitor's, by the hash of their cookie's token, or a client file's. */
export type CartOwner =
  | { kind: 'visitor'; structureId: string; tokenHash: string }
  | { kind: 'file'; structureId: string; clientFileId: string }

/** The secret of a visitor's cart; scripts can't read it. */
export const cartTokenCookie = 'diapason_panier_jeton'
/** How many lines the cart holds, and nothing else: public pages read it by a tiny script. */
export const cartCountCookie = 'diapason_panier'
export const cartCookieDays = 30

/** More lines than anybody buys at once; beyond, it is a machine. */
export const maxCartLines = 20

export type CartOffer = {
  id: string
  slug: string
  kind: OfferKind
  name: string
  summary: string
  description: string
  conditions: string
  credits: number
  lessonMinutes: number | null
  validityMonths: number | null
  postponements: number
  minAge: number | null
  maxAge: number | null
  isTrial: boolean
  requiresMembership: boolean
  priceCents: number
  reducedPriceCents: number | null
  /** In how many times it may be paid ([1.D6] [1.D11]). */
  maxChequeInstalments: number
  maxCardInstalments: number
  isPublished: boolean
}

export type CartLearner = { id: string; firstName: string; lastName: string; birthOn: string | null; isSelf: boolean }

/** A line with what it costs today; `shownPriceCents` is what the buyer last saw and accepted. */
export type CartLine = {
  id: string
  offer: CartOffer
  /** Null until somebody says for whom, or when that learner is no longer theirs. */
  learner: CartLearner | null
  /** Where a package of a group course starts, null until somebody says so, and what it takes from there, null where it can't ([1.C6]). */
  firstSessionId: string | null
  plan: StartDate | null
  priceCents: number
  isReduced: boolean
  shownPriceCents: number
  /** Fingerprint of the conditions that the buyer last saw and accepted. */
  shownConditions: string
  /** For whom a gift is; null until somebody says so, and on every other line ([1.C7]). */
  gift: GiftDetails | null
  addedAt: Date
}

export type Cart = {
  id: string
  version: number
  structureId: string
  clientFileId: string | null
  lines: CartLine[]
  totalCents: number
  currency: string
}

/** What a change leaves: how many lines, and the version that tells it from every other state of the cart. */
export type CartState = { count: number; version: number }

/** Why an offer can't be put in the cart for a learner. */
export type LineRefusal =
  | 'offer_gone'
  | 'not_sold_online'
  | 'learner_unknown'
  | 'birth_date_missing'
  | 'too_young'
  | 'too_old'
  | 'trial_already_had'
  | 'trial_in_cart'
  | 'membership_in_cart'

export type CartRefusal =
  | LineRefusal
  | StartRefusal
  | GiftDetailsRefusal
  | 'cart_full'
  | 'line_gone'
  | 'cart_changed'
  | Busy

/** Why a package can't start at a session: it is no start date any more, one of its sessions is full, or the learner is elsewhere. */
export type StartRefusal = 'start_gone' | 'start_full' | 'start_busy'

/** Why a line can't be ordered as it stands. */
export type LineProblemCode =
  | LineRefusal
  | MembershipRefusal
  | StartRefusal
  | 'start_missing'
  | 'learner_missing'
  | 'gift_details_missing'
  | 'price_changed'
  | 'conditions_changed'
export type LineProblem = { lineId: string; code: LineProblemCode }

/** What the rules need to know of the learners of a cart, on the day. */
export type CartFacts = {
  day: string
  /** Learners with a membership in force on the day. */
  members: ReadonlySet<string>
  /** '<learner>:<offer>' of the trials bought, or waiting for their payment. */
  trials: ReadonlySet<string>
}
