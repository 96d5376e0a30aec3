import { z } from 'zod'
import { email } from '@/lib/accounts/schema'
import { parsePhone } from '@/lib/core/phone'
import { parseFrenchDay } from '@/lib/core/time'
import { type BillingAddress, type Country, civilities, countries, locales, type NoteKind, noteKinds } from './types'

const key = (name: string) => `accounts.fields.${name}`

/**
 * A person's name: letters of any language, apostrophes, hyphens, spaces. No address of a site: a name stands in our
 * mails, and a stranger could otherwise have us send theirs.
 */
const personName = (missing: 'first_name_missing' | 'last_name_missing') =>
  z
    .string()
    .trim()
    .min(1, key(missing))
    .max(60)
    .regex(/^[\p{L}\p{M}'’.\- ]+$/u, key('name'))
    .refine((name) => !/\.\p{L}{2}/u.test(name), key('name'))
    .transform((name) => name.replace(/\s+/g, ' '))

export const nameFields = { firstName: personName('first_name_missing'), lastName: personName('last_name_missing') }

/** 'jj/mm/aaaa' to a day that exists. */
export const frenchDay = z.string().transform((text, context) => {
  const day = parseFrenchDay(text)
  if (day && day >= '1900-01-01') return day
  context.addIssue({ code: 'custom', message: text.trim() === '' ? key('birth_missing') : key('birth') })
  return z.NEVER
})

const phone = z
  .string()
  .max(40)
  .transform((text, context) => {
    const parsed = parsePhone(text)
    if (parsed) return parsed
    context.addIssue({ code: 'custom', message: text.trim() === '' ? key('phone_missing') : key('phone') })
    return z.NEVER
  })

/** One line, as on an envelope. */
const line = z
  .string()
  .trim()
  .max(120)
  .transform((text) => text.replace(/\s+/g, ' '))

/** One of a list, or nothing said: null. A form without the field leaves what is known. */
const saidOr = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z
    .enum(words)
    .or(z.literal('').transform(() => null))
    .optional()

/** How somebody is greeted, and in which language, on every form of identity ([2.C3]). */
export const addressingFields = { civility: saidOr(civilities), locale: saidOr(locales) }

export const profileFields = {
  ...addressingFields,
  birthOn: frenchDay,
  addressLine1: line.pipe(z.string().min(1, key('address_missing'))),
  addressLine2: line.default(''),
  postcode: z
    .string()
    .trim()
    .min(1, key('postcode_missing'))
    .regex(/^[\p{L}\d][\p{L}\d -]{1,9}$/u, key('postcode')),
  city: line.pipe(z.string().min(1, key('city_missing'))),
  phone,
}

export const profileSchema = z.object(profileFields)

/** A box that is ticked or not. */
const box = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')

export const remindersSchema = z.object({ wantsReminders: box })
export const remindersLinkSchema = z.object({ token: z.string().max(200), wantsReminders: box })

/** A field that may stay empty: null then, otherwise what its schema says of it. */
export const blankOr = <Schema extends z.ZodType>(schema: Schema) =>
  z.string().transform((text, context): z.output<Schema> | null => {
    if (text.trim() === '') return null
    const parsed = schema.safeParse(text)
    if (parsed.success) return parsed.data
    const own = parsed.error.issues.find(({ message }) => message.startsWith('accounts.'))
    context.addIssue({ code: 'custom', message: own?.message ?? 'gate.fields.invalid' })
    return z.NEVER
  })

/** Beside the other errors, rather than after they are mended. */
export const saysAllAtOnce = ({ value }: { value: unknown }) => typeof value === 'object' && value !== null

/** What the office writes of somebody: a name at least, the rest as it is known ([2.A3]). */
export const knownFields = {
  ...nameFields,
  ...addressingFields,
  birthOn: blankOr(frenchDay),
  addressLine1: line.default(''),
  addressLine2: line.default(''),
  postcode: blankOr(profileFields.postcode).transform((text) => text ?? ''),
  city: line.default(''),
  country: z.enum(countries),
}

/** Read in the notation of a country; empty where it isn't known. */
export const phoneOf = (text: string, country: Country): string | null =>
  text.trim() === '' ? '' : parsePhone(text, country)

/** A number that can't be one, said with the other wrong fields of its form (`{ when: saysAllAtOnce }`). */
export function checkPhone(form: { phone?: unknown; country?: Country }, context: z.RefinementCtx): void {
  if (typeof form.phone === 'string' && phoneOf(form.phone, form.country ?? 'FR') === null)
    context.addIssue({ code: 'custom', path: ['phone'], message: key('phone') })
}

export const invitationSchema = z.object({ dossier: z.uuid(), email: blankOr(email).optional() })

/** 'oui' or 'non'; nothing where nothing was said. */
const word = z
  .enum(['oui', 'non'])
  .optional()
  .transform((said) => (said === undefined ? null : said === 'oui'))

/** 'Mes choix' of 'Mon profil' ([2.A8]). */
export const consentsSchema = z.object({ phone: word, post: word, email: word, newsletter: word })

const answer = z.enum(['oui', 'non'], 'people.consents.missing').transform((said) => said === 'oui')

/** The questions of a first login: each wants its answer, and the newsletter is a box of its own ([2.A3]). */
export const firstConsentsSchema = z.object({
  phone: answer,
  post: answer,
  email: answer,
  newsletter: box,
  retour: z.string().max(500).optional().catch(undefined),
})

export const noteBody = z.string().trim().min(1, 'people.notes.bodyMissing').max(2_000)

/** 'Ajouter une note' ([2.A9]): 'general', 'accounting_flag', or 'teacher:<learner>'. */
export const noteSchema = z
  .object({
    dossier: z.uuid(),
    about: z.string().regex(new RegExp(`^(${noteKinds.join('|')})(:[0-9a-f-]{36})?$`)),
    body: noteBody,
  })
  .transform(({ dossier, about, body }) => {
    const [kind, learnerId] = about.split(':') as [NoteKind, string?]
    return { clientFileId: dossier, kind, learnerId: learnerId ?? null, body }
  })

export const noteIdSchema = z.object({ note: z.uuid() })

export const fileIdSchema = z.object({ dossier: z.uuid() })

/** 'Modifier l'identité' by the office ([1.B5]). */
export const identitySchema = z
  .object({ dossier: z.uuid(), ...knownFields, email: blankOr(email), phone: z.string().max(40) })
  .superRefine(checkPhone, { when: saysAllAtOnce })
  .transform(({ dossier, phone: typed, ...identity }) => ({
    clientFileId: dossier,
    identity: { ...identity, phone: phoneOf(typed, identity.country) ?? '' },
  }))

/** The fields of the name and address of an invoice: all empty, it is the holder's ([2.A11]). */
export const billingShape = {
  billingName: line.default(''),
  billingLine1: line.default(''),
  billingLine2: line.default(''),
  billingPostcode: blankOr(profileFields.postcode)
    .transform((text) => text ?? '')
    .default(''),
  billingCity: line.default(''),
  billingCountry: z.enum(countries).default('FR'),
}
type BillingForm = z.output<z.ZodObject<typeof billingShape>>

const billingNeeds = [
  ['billingName', 'people.billing.nameMissing'],
  ['billingLine1', key('address_missing')],
  ['billingPostcode', key('postcode_missing')],
  ['billingCity', key('city_missing')],
] as const

/** Who pays is named whole, or not at all. */
export function checkBilling(form: BillingForm, context: z.RefinementCtx): void {
  if (!billingNeeds.some(([field]) => form[field] !== '') && form.billingLine2 === '') return
  for (const [field, message] of billingNeeds)
    if (form[field] === '') context.addIssue({ code: 'custom', path: [field], message })
}

/** The name and address that were written; null: nobody else's than the holder's. */
export const readBilling = (form: BillingForm): BillingAddress | null =>
  form.billingName === ''
    ? null
    : {
        name: form.billingName,
        addressLine1: form.billingLine1,
        addressLine2: form.billingLine2,
        postcode: form.billingPostcode,
        city: form.billingCity,
        country: form.billingCountry,
      }

/** The file's own, by its holder or by the office ([2.A11]). */
export const billingSchema = z
  .object(billingShape)
  .superRefine(checkBilling, { when: saysAllAtOnce })
  .transform(readBilling)

export const billingOfFileSchema = z
  .object({ dossier: z.uuid(), ...billingShape })
  .superRefine(checkBilling, { when: saysAllAtOnce })
  .transform(({ dossier, ...form }) => ({ clientFileId: dossier, billing: readBilling(form) }))
