/** The reduced price, granted to a learner by the structure, both days included ([1.C1]). */
export type ReducedRateGrant = { learnerId: string; startsOn: string; endsOn: string }

export type ListedPrice = { priceCents: number; reducedPriceCents: number | null }
/** What a learner pays, and whether it is the reduced price. */
export type LinePrice = { priceCents: number; isReduced: boolean }

export type PricingRefusal =
  | 'not_staff'
  | 'learner_unknown'
  | 'grant_dates_wrong'
  | 'grant_end_past'
  | 'request_pending'
  | 'already_reduced'
  | 'already_answered'
  | 'already_revoked'
  | 'learner_missing'

/** A request for the reduced price with its proof ([1.H4]). */
export const rateRequestStatuses = ['pending', 'granted', 'refused', 'withdrawn'] as const
export type RateRequestStatus = (typeof rateRequestStatuses)[number]

/** What is wrong with a file sent as a proof ([6.S7]). */
export type ProofRefusal =
  | 'proof_missing'
  | 'proof_empty'
  | 'proof_too_heavy'
  | 'proof_too_large'
  | 'proof_kind'
  | 'proof_heic'
  | 'proof_not_its_name'
  | 'proof_damaged'
  | 'proof_active'

/** 8 MB: the picture of a telephone, or ten scanned pages; 60 million pixels: more than its camera has. */
export const proofLimits = { bytes: 8_000_000, pixels: 60_000_000 } as const

/** A proof as it is kept: bounded, recognised by its content, its metadata left out. */
export type KeptProof = { mediaType: string; extension: string; bytes: Uint8Array }
/** What the office answers. */
export type RateAnswer = { kind: 'grant'; endsOn: string } | { kind: 'refuse'; reason: string }
