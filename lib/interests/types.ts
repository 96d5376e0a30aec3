import type { Busy } from '@/lib/core/outcome'

/** An offer that somebody would like to follow, and who of the office noted it; null: they said so themselves ([2.E1]). */
export type Interest = { offerId: string; name: string; slug: string; notedBy: string | null; notedAt: Date }

export type InterestRefusal = 'not_found' | Busy
