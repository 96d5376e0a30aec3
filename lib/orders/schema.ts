import { z } from 'zod'

/** 'Valider ma commande': what the page showed and what was ticked, never an amount ([6.R7]). */
export const checkoutInput = z.object({
  seen: z.string().min(1).max(100),
  terms: z.literal('on', { error: 'orders.refusals.terms_not_accepted' }),
  immediate: z.literal('on').optional(),
})
export const orderInput = z.object({ order: z.uuid() })
