import type { Busy } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'

/**
 * What becomes of a file whose client asks to be removed ([2.A6]).
 * deleted: nothing is left · deactivated: what the law makes the structure keep is left.
 */
export const removalOutcomes = ['deleted', 'deactivated'] as const
export type RemovalOutcome = (typeof removalOutcomes)[number]

/** balance: something is owed, one way or the other · engaged: something is to come. */
export type RemovalObstacle = 'balance' | 'engaged'
export type RemovalVerdict = { ok: true; outcome: RemovalOutcome } | { ok: false; refusal: RemovalObstacle }

/** What stands in a file's balance, whichever way. */
export const balances = [
  'dueCents',
  'creditCents',
  'lessonsLeft',
  'lessonsOwed',
  'waitingOrders',
  'refundsToPay',
  'heldPlaces',
] as const
export type Balance = (typeof balances)[number]

/** What somebody is registered for, or waits for. */
export type Engagement = { kind: 'lesson' | 'session' | 'queue'; name: string; startsAt: Instant }

export type RemovalFacts = Record<Balance, number> & {
  engagements: Engagement[]
  invoices: number
  /** Lessons, packages, memberships, orders that were paid. */
  activities: number
}

export type RemovalRefusal = RemovalObstacle | 'file_closed' | 'staff_account' | 'reason_missing' | Busy
export type RestorationRefusal = 'not_deactivated' | Busy

/** What is kept for a time only, once it is of no use ([6.L1]). */
export const retentionCategories = [
  'messages',
  'contactRequests',
  'sessions',
  'waitingAccounts',
  'providerEvents',
  'importLines',
] as const
export type RetentionCategory = (typeof retentionCategories)[number]

/** Rows of a category that were kept long enough. */
export type Outlived = { category: RetentionCategory; structureId: string; ids: string[] }
