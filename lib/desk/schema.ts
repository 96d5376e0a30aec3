import { z } from 'zod'
import { paymentMeans } from '@/lib/orders/types'
import { orderStates } from './types'

/** One value of an address, whatever was typed there: what means nothing narrows nothing. */
const word = z.string().trim().max(100).catch('')

/** The search parameters of the office's list of orders. */
export const orderFilterInput = z
  .object({
    q: word,
    etat: z.enum(orderStates).nullable().catch(null),
    moyen: z.enum(paymentMeans).nullable().catch(null),
    page: z.coerce.number().int().min(1).max(10_000).catch(1),
  })
  .transform(({ q, etat, moyen, page }) => ({ search: q, state: etat, means: moyen, page }))
