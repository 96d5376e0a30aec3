import { z } from 'zod'
import { clientFileStatuses } from '@/lib/client-files/types'
import { cleanText } from '@/lib/core/text'
import { columnWords, type FileFilter, fileColumns, fileGestures } from './types'

/** One value of an address, whatever was typed there: what means nothing narrows nothing. */
const word = z.string().transform(cleanText).pipe(z.string().trim().max(100)).catch('')
const box = z
  .literal('1')
  .transform(() => true)
  .catch(false)

/** The columns that an address or a cookie names, in their own order; undefined where it names none. */
export const writtenColumns = z
  .string()
  .max(300)
  .catch('')
  .transform((written) => {
    const words = written.split('.')
    const columns = fileColumns.filter((column) => words.includes(columnWords[column]))
    return columns.length > 0 ? columns : undefined
  })

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
    colonnes: writtenColumns,
  })
  .transform(
    ({ q, ville, statut, impaye, adherent, 'sans-acces': hasNoLogin, page, colonnes }): FileFilter => ({
      search: q,
      town: ville,
      status: statut,
      hasDebt: impaye,
      hasMembership: adherent,
      hasNoLogin,
      page,
      columns: colonnes,
    }),
  )

/** The columns that somebody ticked (none: the usual ones), and the address of the list that they were reading. */
export const columnsInput = z.object({
  colonne: z
    .union([z.array(z.string()), z.string()])
    .optional()
    .transform((value) => [value ?? []].flat())
    .pipe(z.array(z.enum(fileColumns)).max(fileColumns.length)),
  liste: z.string().max(2_000).catch(''),
})

/** What somebody typed in the palette so far. */
export const paletteInput = z.object({ q: word }).transform(({ q }) => ({ typed: q }))

/** Ticked files, at most what a page and its neighbours show. */
const mostTicked = 100
const number = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
const ticked = z
  .union([z.array(z.string()), z.string()])
  .transform((value) => [value].flat())
  .pipe(z.array(number).min(1).max(mostTicked))

/** What is to be done to the ticked files, in the address of its preview. */
export const bulkInput = z
  .object({ geste: z.enum(fileGestures), dossier: ticked })
  .transform(({ geste, dossier }) => ({ gesture: geste, numbers: dossier }))

/** The ticked files alone. */
export const tickedInput = z.object({ dossier: ticked }).transform(({ dossier }) => dossier)

const noteBody = z.string().trim().min(1, 'files.bulk.bodyMissing').max(4_000)
export const bulkNoteInput = z.object({ dossier: ticked, body: noteBody })
export const bulkInviteInput = z.object({ dossier: ticked })
export const undoNotesInput = z.object({ note: z.uuid() })

/** What was just done to several, said above the list. */
export const bulkDoneInput = z.object({
  fait: z.enum(['note', 'note-annulee', 'inviter', 'trop']).nullable().catch(null),
  note: z.uuid().nullable().catch(null),
  n: z.coerce.number().int().min(0).max(1_000_000).catch(0),
})
