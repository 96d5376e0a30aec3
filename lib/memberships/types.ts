export const membershipStatuses = ['active', 'revoked'] as const

/** Both days included. */
export type MembershipPeriod = { startsOn: string; endsOn: string }

export type MembershipRefusal = 'membership_required'
