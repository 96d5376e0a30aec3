import { z } from 'zod'
import { email } from '@/lib/accounts/schema'
import { blankOr, frenchDay, knownFields, nameFields, phoneOf } from '@/lib/client-files/schema'
import { type Civility, type Country, countries, type Locale } from '@/lib/client-files/types'
import { plannedDay } from '@/lib/core/fields'
import type { Cells } from './types'

export const importInput = z.object({ import: z.uuid() })

const days = blankOr(plannedDay('imports.problems.day'))

/** 'France', 'FR', nothing: a country of the list; nothing is France. */
const countryNames: Record<string, Country> = {
  '': 'FR',
  france: 'FR',
  belgique: 'BE',
  suisse: 'CH',
  luxembourg: 'LU',
  canada: 'CA',
  québec: 'CA',
}
const country = z.string().transform((text, context): Country => {
  const given = text.trim()
  const known = countryNames[given.toLowerCase()] ?? countries.find((code) => code === given.toUpperCase())
  if (known) return known
  context.addIssue({ code: 'custom', message: 'imports.problems.country' })
  return z.NEVER
})

/** 'Mme', 'Madame', 'M.', 'Monsieur', nothing. */
const civility = z.string().transform((text, context): Civility | null => {
  const given = text.trim().toLowerCase()
  if (given === '') return null
  if (/^(mme|mlle|madame|mademoiselle)\.?$/.test(given)) return 'madame'
  if (/^(m|mr|monsieur)\.?$/.test(given)) return 'monsieur'
  context.addIssue({ code: 'custom', message: 'imports.problems.civility' })
  return z.NEVER
})

/** The language of somebody's messages: a word or a code; nothing is the structure's. */
const locale = z.string().transform((text, context): Locale | null => {
  const given = text.trim().toLowerCase()
  if (given === '') return null
  if (/^(fr|français|francais|fr-fr)$/.test(given)) return 'fr-FR'
  if (/^(fr-ca|français \(québec\)|québécois)$/.test(given)) return 'fr-CA'
  if (/^(en|en-\w\w|anglais|english)$/.test(given)) return 'en'
  context.addIssue({ code: 'custom', message: 'imports.problems.locale' })
  return z.NEVER
})

const credits = blankOr(
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().int().min(1).max(200)),
)

/** A line of the file, cell by cell; whatever is wrong is said of its column ([1.H10]). */
export const lineInput = z
  .object({
    ...knownFields,
    civility,
    locale,
    email: blankOr(email),
    country,
    phone: z.string().max(40),
    learnerLastName: blankOr(nameFields.lastName),
    learnerFirstName: blankOr(nameFields.firstName),
    learnerBirthOn: blankOr(frenchDay),
    memberFrom: days,
    memberUntil: days,
    offer: z.string().trim().max(120),
    credits,
    validUntil: days,
  })
  .transform(({ phone, ...line }, context) => {
    const read = phoneOf(phone, line.country)
    if (read === null) context.addIssue({ code: 'custom', message: 'accounts.fields.phone', path: ['phone'] })
    return { ...line, phone: read ?? '' }
  })

/** The cells of a line as the schema reads them: a column that the file doesn't have is an empty one. */
export const readCells = (cells: Cells) =>
  lineInput.safeParse(
    Object.fromEntries(Object.keys(lineInput.in.shape).map((column) => [column, cells[column as keyof Cells] ?? ''])),
  )
