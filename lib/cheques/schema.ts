import { z } from 'zod'
import { parseAmount } from '@/lib/core/money'
import { isDay, parseFrenchDay } from '@/lib/core/time'
import { seenProblems } from './types'

/** A million: beyond, somebody mistyped. */
const mostCents = 100_000_000

const day = z
  .string()
  .transform((text) => (isDay(text) ? text : parseFrenchDay(text)))
  .refine((found) => found !== null, { error: 'cheques.fields.day' })
  .transform((found) => found!)

/** A cheque that came, as it is written ([1.D8] [1.D12]); `seen` is how many had come for its instalment. */
export const receiveInput = z.object({
  payment: z.uuid(),
  seen: z.coerce.number().int().nonnegative(),
  amount: z
    .string()
    .transform((text) => parseAmount(text))
    .refine((amount) => amount !== null && amount > 0 && amount <= mostCents, { error: 'cheques.fields.amount' })
    .transform((amount) => amount!),
  date: day,
  chequeNumber: z.string().trim().max(30).default(''),
  bank: z.string().trim().max(60).default(''),
  drawer: z.string().trim().max(120).default(''),
  problem: z.preprocess((text) => (text === '' ? null : text), z.enum(seenProblems).nullable().default(null)),
})

export const depositInput = z.object({
  cheque: z.preprocess(
    (ticked) => (Array.isArray(ticked) ? ticked : ticked === undefined ? [] : [ticked]),
    z.array(z.uuid()).min(1, { error: 'cheques.fields.nothing_ticked' }).max(200),
  ),
})

export const bounceInput = z.object({ cheque: z.uuid() })
