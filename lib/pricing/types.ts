/** The reduced price, granted to a learner by the structure, both days included ([1.C1]). */
export type ReducedRateGrant = { learnerId: string; startsOn: string; endsOn: string }

export type ListedPrice = { priceCents: number; reducedPriceCents: number | null }
/** What a learner pays, and whether it is the reduced price. */
export type LinePrice = { priceCents: number; isReduced: boolean }

export type PricingRefusal = 'not_staff' | 'learner_unknown' | 'grant_dates_wrong'

/** A request for the reduced price with its proof ([1.H4]). */
export const rateRequestStatuses = ['pending', 'granted', 'refused'] as const
export type RateRequestStatus = (typeof rateRequestStatuses)[number]
