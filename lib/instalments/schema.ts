import { z } from 'zod'
import { otherMeans } from './types'

/** Paying one part of an order: which one, never an amount ([6.R7]). */
export const instalmentInput = z.object({ instalment: z.uuid() })

/** 'Encaisser autrement': which part, how, and what to find it by; never an amount ([6.R7]). */
export const otherPaymentInput = z.object({
  instalment: z.uuid(),
  number: z.coerce.number().int().min(1).max(999_999_999),
  means: z.enum(otherMeans),
  reference: z.string().trim().max(100).default(''),
})
