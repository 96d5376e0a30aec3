import type { Busy } from '@/lib/core/outcome'

/** surplus: received above what was due; grant: given by staff; use: paid an order; release: that order ended; payout: sent back. */
export const accountCreditEntryKinds = ['surplus', 'grant', 'use', 'release', 'payout'] as const
export type AccountCreditEntryKind = (typeof accountCreditEntryKinds)[number]

/** A client whose account holds credit. */
export type CreditedFile = { id: string; number: number; name: string; email: string | null; balanceCents: number }

export type AccountCreditRefusal =
  /** More than the account holds. */
  | 'account_credit_short'
  /** The balance that the page showed is no longer so: somebody has used or given back some of it. */
  | 'balance_changed'
  | 'not_found'
  | Busy
