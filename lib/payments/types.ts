/** expected: due, nothing received; processing: the provider has it; succeeded: received; failed and cancelled: never will be. */
export const paymentStatuses = ['expected', 'processing', 'succeeded', 'failed', 'cancelled'] as const
export type PaymentStatus = (typeof paymentStatuses)[number]
