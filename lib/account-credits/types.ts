/** surplus: received above what was due; grant: given by staff; use: paid an order; release: that order ended; payout: sent back. */
export const accountCreditEntryKinds = ['surplus', 'grant', 'use', 'release', 'payout'] as const
export type AccountCreditEntryKind = (typeof accountCreditEntryKinds)[number]
