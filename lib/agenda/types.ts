export const resourceKinds = ['teacher', 'room', 'learner'] as const
export type ResourceKind = (typeof resourceKinds)[number]

export const claimOwnerKinds = ['booking', 'session', 'workshop', 'hold'] as const
export type ClaimOwnerKind = (typeof claimOwnerKinds)[number]

export const availabilityExceptionKinds = ['unavailable', 'available'] as const
export type AvailabilityExceptionKind = (typeof availabilityExceptionKinds)[number]
