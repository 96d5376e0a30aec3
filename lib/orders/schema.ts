import { z } from 'zod'
import { billingShape, checkBilling, readBilling, saysAllAtOnce } from '@/lib/client-files/schema'
import { onlineMeans } from './types'

/** 'Valider ma commande': what the page showed and what was ticked, never an amount ([6.R7]). */
export const checkoutInput = z
  .object({
    ...billingShape,
    seen: z.string().min(1).max(100),
    terms: z.literal('on', { error: 'orders.refusals.terms_not_accepted' }),
    immediate: z.literal('on').optional(),
    means: z.enum(onlineMeans).default('card'),
    /** In how many times, asked for each means that allows several ([1.D6] [1.D11]). */
    cardTimes: z.coerce.number().int().min(1).max(4).default(1),
    chequeTimes: z.coerce.number().int().min(1).max(3).default(1),
  })
  .superRefine(checkBilling, { when: saysAllAtOnce })
  .transform((form) => ({ ...form, billing: readBilling(form) }))
export const orderInput = z.object({ order: z.uuid() })
