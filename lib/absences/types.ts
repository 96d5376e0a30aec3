/** What becomes of a group session whose teacher is away: somebody else gives it, or it is cancelled ([1.H6]). */
export const sessionOutcomes = ['substitute', 'cancelled'] as const
export type SessionOutcome = (typeof sessionOutcomes)[number]
