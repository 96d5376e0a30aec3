/** requested: decided, the money not asked for yet; processing: the provider has it; succeeded: given back; failed: needs a person. */
export const refundStatuses = ['requested', 'processing', 'succeeded', 'failed'] as const
export type RefundStatus = (typeof refundStatuses)[number]

/** staff: decided at the payments desk; withdrawal: 'Renoncer au contrat ici'; double: a second payment of the same order ([6.R8]). */
export const refundReasons = ['staff', 'withdrawal', 'double'] as const
export type RefundReason = (typeof refundReasons)[number]

export const disputeStatuses = ['open', 'won', 'lost'] as const
export type DisputeStatus = (typeof disputeStatuses)[number]
