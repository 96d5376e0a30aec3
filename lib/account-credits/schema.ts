import { z } from 'zod'
import { parseAmount } from '@/lib/core/money'

/** Credit sent back to its client, with the balance that the page showed. */
export const payoutInput = z.object({
  file: z.uuid(),
  seen: z.coerce.number().int().positive(),
  amount: z
    .string()
    .transform((text) => parseAmount(text))
    .refine((amount) => amount !== null && amount > 0, { error: 'accountCredits.fields.amount' })
    .transform((amount) => amount!),
  reason: z.string().trim().min(1).max(120),
})
