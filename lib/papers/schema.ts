import { z } from 'zod'

/** A paper that somebody asks for: whose it is comes from the session, never from the form. */
export const wantedPaperInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('statement') }),
  z.object({ kind: z.literal('payment_attestation'), orderId: z.uuid() }),
  z.object({ kind: z.literal('enrolment_attestation'), learnerId: z.uuid() }),
])

/** What the office asks for the client of an order. */
export const clientPaperInput = z.object({ kind: z.enum(['statement', 'payment_attestation']), orderId: z.uuid() })
