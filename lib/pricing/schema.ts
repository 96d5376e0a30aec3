import { z } from 'zod'
import { parseFrenchDay } from '@/lib/core/time'

const key = (name: string) => `pricing.fields.${name}`
const reason = z.string().trim().min(1, key('reason_missing')).max(500)

/** 'jj/mm/aaaa', the last day of a grant, included. */
const lastDay = z.string().transform((text, context) => {
  const day = parseFrenchDay(text)
  if (day) return day
  context.addIssue({ code: 'custom', message: key('last_day') })
  return z.NEVER
})

/** Beside the file itself, which the route reads. */
export const rateRequestSchema = z.object({ learner: z.uuid() })

export const withdrawRequestSchema = z.object({ request: z.uuid() })
export const grantRequestSchema = z.object({ request: z.uuid(), endsOn: lastDay })
export const refuseRequestSchema = z.object({ request: z.uuid(), reason })
export const revokeGrantSchema = z.object({ grant: z.uuid(), reason })

/** For a proof that came another way. */
export const directGrantSchema = z.object({ learner: z.uuid(), endsOn: lastDay, reason })
