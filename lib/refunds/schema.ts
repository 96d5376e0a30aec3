import { z } from 'zod'

const lineIds = z.preprocess(
  (given) => (typeof given === 'string' ? [given] : given),
  z.array(z.uuid()).min(1).max(100),
)
/** The plan that was shown, and the key that makes one refund of two clicks. */
const shown = { seen: z.string().min(1).max(50), requestKey: z.uuid() }

export const refundSchema = z.object({
  order: z.uuid(),
  line: lineIds,
  note: z.string().trim().max(500).default(''),
  ...shown,
})

export const withdrawalSchema = z.object({ order: z.uuid(), line: z.uuid(), ...shown })

/** What a person gave back is found again in the bank's statement, or in the till, by its reference ([1.D10]). */
export const payBackSchema = z.object({
  part: z.uuid(),
  reference: z.string().trim().min(1, 'refunds.fields.reference').max(100),
})
