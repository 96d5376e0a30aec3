/** What an offer grants: a membership, or lesson credits to be booked one by one, in a group, or as a gift. */
export const offerKinds = ['membership', 'individual', 'group', 'gift'] as const
export type OfferKind = (typeof offerKinds)[number]
