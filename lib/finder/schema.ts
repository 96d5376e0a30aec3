import { z } from 'zod'
import { clientFileStatuses } from '@/lib/client-files/types'
import { cleanText } from '@/lib/core/text'
import type { FileFilter } from './types'

/** One value of an address, whatever was typed there: what means nothing narrows nothing. */
const word = z.string().transform(cleanText).pipe(z.string().trim().max(100)).catch('')
const box = z
  .literal('1')
  .transform(() => true)
  .catch(false)

/** The search parameters of the office's list of clients. */
export const fileFilterInput = z
  .object({
    q: word,
    ville: word,
    statut: z.enum(clientFileStatuses).nullable().catch(null),
    impaye: box,
    adherent: box,
    'sans-acces': box,
    page: z.coerce.number().int().min(1).max(100_000).catch(1),
  })
  .transform(
    ({ q, ville, statut, impaye, adherent, 'sans-acces': hasNoLogin, page }): FileFilter => ({
      search: q,
      town: ville,
      status: statut,
      hasDebt: impaye,
      hasMembership: adherent,
      hasNoLogin,
      page,
    }),
  )

/** What somebody typed in the palette so far. */
export const paletteInput = z.object({ q: word }).transform(({ q }) => ({ typed: q }))
