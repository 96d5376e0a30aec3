/*
 * The office writes what the catalogue shows ([1.H1]).
 * - Each kind of offer has its own terms; what another kind has isn't kept.
 * - One that nobody could use isn't published: lessons without a teacher, a group package without a course.
 * - A change of price touches no order and no pass; whoever has the offer in a cart is shown it and accepts it ([1.C9]).
 * - One that is put away in the archives is sold nowhere and changes no more; what was bought of it stays, and it comes back hidden.
 *   Whoever has it in a cart is no surprise: the office has seen how many they are.
 * - What is done to several at once is shown offer by offer first, and undone the same way.
 */
import { createHash } from 'node:crypto'
import type { Offer } from '@/lib/catalogue/types'
import { roundCents } from '@/lib/core/money'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { plainText } from '@/lib/core/text'
import {
  type BulkChange,
  type BulkLine,
  type DeskOffer,
  type OfferFilter,
  type OfferRefusal,
  type OfferShelf,
  type OfferState,
  type OfferTerms,
  priceBounds,
} from './types'

/** What is only of other kinds isn't kept: a membership grants no lesson, only a single trial is a trial. */
export function fitTerms(kind: Offer['kind'], terms: OfferTerms): OfferTerms {
  const isMembership = kind === 'membership'
  const isLesson = kind === 'individual' || kind === 'group'
  return {
    ...terms,
    discipline: isLesson ? terms.discipline : '',
    credits: isMembership ? 0 : terms.credits,
    lessonMinutes: isMembership ? null : terms.lessonMinutes,
    validityMonths: kind === 'individual' ? terms.validityMonths : null,
    isTrial: isLesson && terms.isTrial,
    requiresMembership: isLesson && terms.requiresMembership,
    postponements: kind === 'group' ? terms.postponements : 0,
    isRedeemable: kind === 'gift' ? terms.isRedeemable : true,
    teacherIds: kind === 'individual' || kind === 'gift' ? terms.teacherIds : [],
  }
}

/** Terms hold together: the reduced price under the full one, ages in order, one lesson in a trial, and lessons as long as the courses they are sold on. */
export function checkTerms(
  kind: Offer['kind'],
  terms: OfferTerms,
  courses: DeskOffer['courses'] = [],
): Verdict<OfferRefusal> {
  const { priceCents, reducedPriceCents, minAge, maxAge } = terms
  if (reducedPriceCents !== null && reducedPriceCents > priceCents) return refuse('reduced_above_price')
  if (minAge !== null && maxAge !== null && minAge > maxAge) return refuse('ages_reversed')
  if (terms.isTrial && terms.credits > 1) return refuse('trial_of_several')
  const other = courses.find(({ lessonMinutes }) => kind === 'group' && lessonMinutes !== terms.lessonMinutes)
  return other ? refuse('length_of_courses', { course: other.name, minutes: other.lessonMinutes }) : allow
}

/** What is sold can be used: lessons have somebody to give them, a group package a course to start in. */
export function checkPublication({
  kind,
  teacherIds,
  courses,
}: Pick<DeskOffer, 'kind' | 'teacherIds'> & { courses: readonly unknown[] }): Verdict<OfferRefusal> {
  if ((kind === 'individual' || kind === 'gift') && teacherIds.length === 0) return refuse('offer_without_teacher')
  return kind === 'group' && courses.length === 0 ? refuse('offer_without_course') : allow
}

/** A price raised or lowered by tenths of a percent, to a round amount: a whole euro, half of one, ten cents, a cent. */
const changePrice = (price: number, { tenths, roundTo }: Extract<BulkChange, { gesture: 'prix' }>): number =>
  roundCents((price * (1000 + tenths)) / 1000 / roundTo) * roundTo

function stateAfter({ isPublished, priceCents, reducedPriceCents }: OfferState, change: BulkChange): OfferState {
  if (change.gesture !== 'prix') return { isPublished: change.gesture === 'publier', priceCents, reducedPriceCents }
  const price = changePrice(priceCents, change)
  const reduced = reducedPriceCents === null ? null : Math.min(price, changePrice(reducedPriceCents, change))
  return { isPublished, priceCents: price, reducedPriceCents: reduced }
}

const isPriceAllowed = (price: number | null) =>
  price === null || (price >= priceBounds.low && price <= priceBounds.high)

function checkBulk(offer: DeskOffer, after: OfferState): Verdict<OfferRefusal> {
  const kept = checkKept(offer)
  if (!kept.ok) return kept
  if (after.isPublished && !offer.isPublished) return checkPublication(offer)
  return isPriceAllowed(after.priceCents) && isPriceAllowed(after.reducedPriceCents)
    ? allow
    : refuse('price_out_of_bounds')
}

/** What a change of several offers does to each, shown before it is done; those that it wouldn't change aren't listed ([1.H1]). */
export function planBulk(offers: readonly DeskOffer[], change: BulkChange): BulkLine[] {
  return offers.flatMap((offer) => {
    const { id, name, revision, isPublished, priceCents, reducedPriceCents } = offer
    const before = { isPublished, priceCents, reducedPriceCents }
    const after = stateAfter(before, change)
    if (JSON.stringify(before) === JSON.stringify(after)) return []
    const verdict = checkBulk(offer, after)
    return [{ id, name, revision, before, after, refusal: verdict.ok ? null : verdict.refusal }]
  })
}

/** What a preview of several showed, so that nothing else is done than what was looked at. */
export const fingerprintBulk = (lines: readonly BulkLine[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(lines.map(({ id, revision, after, refusal }) => [id, revision, Object.values(after), refusal])),
    )
    .digest('hex')
    .slice(0, 16)

/** Only what isn't in the archives is changed, sold or moved. */
export const checkKept = ({ archivedAt }: Pick<DeskOffer, 'archivedAt'>): Verdict<OfferRefusal> =>
  archivedAt ? refuse('offer_archived') : allow

/** An offer is put away by somebody who knows how many carts it leaves; those have been added since otherwise. */
export const checkArchive = ({ carts, seenCarts }: { carts: number; seenCarts: number }): Verdict<OfferRefusal> =>
  carts > seenCarts ? refuse('offer_in_carts', { count: carts }) : allow

const shelfOf = ({ archivedAt, isPublished }: Pick<DeskOffer, 'archivedAt' | 'isPublished'>): OfferShelf =>
  archivedAt ? 'archivees' : isPublished ? 'publiees' : 'masquees'

/**
 * The offers of the list that one looks for: by words of their name or discipline, whatever the accents, by kind and by
 * state; the archives only when they are asked for.
 */
export function narrowOffers(offers: readonly DeskOffer[], { search, kind, state }: OfferFilter): DeskOffer[] {
  const words = plainText(search).split(/\s+/).filter(Boolean)
  return offers.filter((offer) => {
    const text = plainText(`${offer.name} ${offer.discipline} ${offer.level}`)
    const isFound = words.every((word) => text.includes(word))
    const shelf = shelfOf(offer)
    return isFound && (!kind || offer.kind === kind) && (state ? shelf === state : shelf !== 'archivees')
  })
}
