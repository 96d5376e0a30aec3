import type { Day } from '@/lib/core/time'
import type { LinePrice, ListedPrice, ReducedRateGrant } from './types'

/*
 * A price comes from the catalogue and from nowhere else ([6.R7]).
 * A learner to whom the reduced price was granted pays it at once on every offer that has one, until the last day of the
 * grant, included ([1.C1]). Without a learner yet, the line shows the full price.
 */

/** A grant holds on its first day, on its last day, and on every day between. */
export function hasReducedRate(grants: readonly ReducedRateGrant[], learnerId: string, day: Day): boolean {
  return grants.some((grant) => grant.learnerId === learnerId && grant.startsOn <= day && day <= grant.endsOn)
}

/** The last day, included, of a learner's reduced rate; null for whoever pays the full price today. */
export function findReducedUntil(grants: readonly ReducedRateGrant[], learnerId: string, day: Day): Day | null {
  const held = grants.filter((grant) => hasReducedRate([grant], learnerId, day)).map((grant) => grant.endsOn)
  return held.sort().at(-1) ?? null
}

/** Whoever has the reduced rate pays the reduced price of the offers that have one, and the full price of the others. */
export function computePrice(listed: ListedPrice, isReducedRate: boolean): LinePrice {
  return isReducedRate && listed.reducedPriceCents !== null
    ? { priceCents: listed.reducedPriceCents, isReduced: true }
    : { priceCents: listed.priceCents, isReduced: false }
}
