import { z } from 'zod'
import { parseFrenchDay } from '@/lib/core/time'

const day = z.string().transform((text, context) => {
  const read = parseFrenchDay(text)
  if (read && read >= '2000-01-01' && read <= '2199-12-31') return read
  context.addIssue({ code: 'custom', message: 'waitingLists.fields.day' })
  return z.NEVER
})

const hour = z
  .union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):(00|30)$/)])
  .default('')
  .transform((text) => text || null)

/** 'Prévenez-moi': days, hours between which the lesson is, and with whom ([1.F2]). */
export const alertInput = z.object({
  passId: z.uuid(),
  teacher: z
    .union([z.literal(''), z.uuid()])
    .default('')
    .transform((text) => text || null),
  fromOn: day,
  untilOn: day,
  earliestAt: hour,
  latestAt: hour,
})

export const alertIdInput = z.object({ alert: z.uuid() })
