import { z } from 'zod'
import { parseFrenchDay } from '@/lib/core/time'
import { familyNames, type JournalFilter } from './types'

const day = z
  .string()
  .transform((text) => parseFrenchDay(text))
  .nullable()
  .catch(null)

/** The address of the journal: who, what, on whom, from when until when. What doesn't make sense narrows nothing. */
export const journalInput = z
  .object({
    qui: z
      .union([z.literal('clients'), z.literal('machine'), z.uuid()])
      .nullable()
      .catch(null),
    quoi: z.enum(familyNames).nullable().catch(null),
    sur: z.string().trim().max(80).catch(''),
    du: day,
    au: day,
    page: z.coerce.number().int().min(1).max(10_000).catch(1),
  })
  .transform(({ qui, quoi, sur, du, au, page }): JournalFilter => {
    return { by: qui, family: quoi, on: sur, from: du, until: au, page }
  })
