export const membershipStatuses = ['active', 'revoked'] as const
export type MembershipStatus = (typeof membershipStatuses)[number]
