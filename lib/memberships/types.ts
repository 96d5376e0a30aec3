export const membershipStatuses = ['active', 'revoked'] as const
export type MembershipStatus = (typeof membershipStatuses)[number]

/** Both days included. */
export type MembershipPeriod = { startsOn: string; endsOn: string }

export type MembershipRefusal = 'membership_required'
