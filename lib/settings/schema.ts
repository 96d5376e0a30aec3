import { z } from 'zod'
import { boxes, plannedDay } from '@/lib/core/fields'
import { isIban, spaceless } from '@/lib/core/iban'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { parsePhone } from '@/lib/core/phone'
import { cleanText } from '@/lib/core/text'
import { helpAudiences } from '@/lib/help/types'
import {
  absenceChoices,
  chequeActivations,
  currencies,
  holidayZones,
  type LedgerAccounts,
  ledgerAccounts,
  modules,
  taxMentions,
} from '@/lib/structures/types'
import type { PictureRefusal, StructurePatch } from './types'

const key = (name: string) => `settings.fields.${name}`

const line = (name: string, most = 120) =>
  z
    .string({ error: key(name) })
    .trim()
    .min(1, key(name))
    .max(most)
const optionalLine = (most: number) => z.string().trim().max(most).default('')
const mailbox = (name: string) =>
  z
    .string({ error: key(name) })
    .trim()
    .max(254)
    .pipe(z.email(key(name)))

/** A whole number between two bounds, both included; both are in the sentence beside the field. */
const number = (name: string, low: number, high: number) =>
  z
    .string({ error: key(name) })
    .regex(/^\d{1,5}$/, key(name))
    .transform(Number)
    .pipe(z.number().min(low, key(name)).max(high, key(name)))

const box = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')

const phone = z.string({ error: key('phone') }).transform((typed, context) => {
  const number = parsePhone(typed)
  if (number) return number
  context.addIssue({ code: 'custom', message: key('phone') })
  return z.NEVER
})

/** A form of the settings: its fields, what they change, and the revision that its page showed. */
const section = <Shape extends z.ZodRawShape>(
  shape: Shape,
  toPatch: (typed: z.output<z.ZodObject<Shape>>) => StructurePatch,
) =>
  z
    .object({ revision: z.coerce.number().int().min(0) })
    .and(z.object(shape).transform((patch) => ({ patch: toPatch(patch) })))

/** Who the structure is, and how it is reached. */
const identity = section(
  {
    name: line('name', 60),
    tagline: line('tagline', 80),
    phone,
    email: mailbox('email'),
    officeEmail: mailbox('email'),
    line1: line('line1'),
    postcode: line('postcode', 12),
    city: line('city', 80),
    country: z.string().regex(/^[A-Z]{2}$/, key('country')),
    legalName: line('legalName'),
    legalForm: line('legalForm', 160),
    registration: line('registration', 60),
    director: line('director'),
  },
  ({ name, tagline, line1, postcode, city, country, legalName, legalForm, registration, director, ...reach }) => ({
    name,
    tagline,
    settings: {
      ...reach,
      address: { line1, postcode, city, country },
      legal: { name: legalName, form: legalForm, registration, director },
    },
  }),
)

/** Its colour and its logo. */
const look = section(
  {
    accentHue: number('accentHue', 0, 359),
    logo: z.union([z.literal(''), z.uuid()]).default(''),
  },
  ({ accentHue, logo }) => ({ accentHue, logoId: logo === '' ? null : logo }),
)

/** What it says to everybody: on top of 'Mon suivi', at the foot of mails. */
const words = section({ homeMessage: optionalLine(600), mailFooter: optionalLine(400) }, (typed) => ({
  settings: typed,
}))

/** Notice, cancellation, reminders, absences. */
const lessons = section(
  {
    bookingNoticeHours: number('bookingNoticeHours', 0, 168),
    cancellationNoticeHours: number('cancellationNoticeHours', 0, 336),
    latePerPass: number('latePerPass', 0, 5),
    lateUntilHours: number('lateUntilHours', 0, 48),
    reminderHours: number('reminderHours', 2, 168),
    waitingOfferHours: number('waitingOfferHours', 1, 168),
    holidayZone: z.enum(['', ...holidayZones]).default(''),
    absenceChoices: boxes(absenceChoices).refine((given) => given.length > 0, key('absenceChoices')),
  },
  ({ latePerPass, lateUntilHours, holidayZone, ...typed }) => ({
    settings: {
      ...typed,
      lateExceptions: { perPass: latePerPass, untilHours: lateUntilHours },
      holidayZone: holidayZone === '' ? null : holidayZone,
    },
  }),
)

/** A field for each account of the accountant's entries, 'account_sales' ([1.H11]). */
const accountNumber = z
  .string({ error: key('account') })
  .transform(spaceless)
  .pipe(z.string().regex(/^[0-9A-Z]{3,12}$/, key('account')))
const accountShape = Object.fromEntries(ledgerAccounts.map((name) => [`account_${name}`, accountNumber])) as Record<
  `account_${keyof LedgerAccounts}`,
  typeof accountNumber
>
const readAccounts = (typed: z.output<z.ZodObject<typeof accountShape>>) =>
  Object.fromEntries(ledgerAccounts.map((name) => [name, typed[`account_${name}`]])) as LedgerAccounts

/** How it takes money, what its invoices say, and the accounts of its entries. */
const money = section(
  {
    holder: line('holder'),
    bank: line('bank'),
    iban: z
      .string({ error: key('iban') })
      .transform(spaceless)
      .pipe(z.string().refine(isIban, key('iban'))),
    bic: z
      .string({ error: key('bic') })
      .transform(spaceless)
      .pipe(z.string().regex(/^[A-Z0-9]{8}([A-Z0-9]{3})?$/, key('bic'))),
    payee: line('payee'),
    chequeLine1: line('line1'),
    chequePostcode: line('postcode', 12),
    chequeCity: line('city', 80),
    activation: z.enum(chequeActivations, { error: key('activation') }),
    cardOrderMinutes: number('cardOrderMinutes', 10, 120),
    waitingDays: number('waitingDays', 3, 60),
    reminderDays: number('reminderDays', 1, 30),
    graceDays: number('graceDays', 0, 30),
    suspendsAfterGrace: box,
    withdrawsDatedSessions: box,
    giftMonths: number('giftMonths', 1, 60),
    taxMention: z.enum(taxMentions, { error: key('taxMention') }),
    vatPerMille: number('vatPerMille', 0, 300),
    siret: optionalLine(20),
    currencies: boxes(currencies),
    ...accountShape,
  },
  ({ holder, bank, iban, bic, payee, chequeLine1, chequePostcode, chequeCity, activation, ...typed }) => {
    const { cardOrderMinutes, giftMonths, taxMention, vatPerMille, siret, currencies: held } = typed
    const { waitingDays, reminderDays, graceDays, suspendsAfterGrace, withdrawsDatedSessions } = typed
    const rest = { waitingDays, reminderDays, graceDays, suspendsAfterGrace, withdrawsDatedSessions }
    const address = { line1: chequeLine1, postcode: chequePostcode, city: chequeCity }
    const invoices = { taxMention, vatPerMille: taxMention === 'vat' ? vatPerMille : 0, siret }
    const means = { bank: { holder, name: bank, iban, bic }, cheques: { payee, address, activation } }
    return {
      settings: {
        currencies: held,
        cardOrderMinutes,
        giftMonths,
        money: { ...means, ...rest, invoices, accounts: readAccounts(typed) },
      },
    }
  },
)

/** What it runs, and how its office is kept safe. */
const runs = section(
  { modules: boxes(modules), requiresSecondFactor: box, tellsImpersonated: box },
  ({ modules: held, ...security }) => ({ settings: { modules: held, security } }),
)

/** Words all in capitals, however they are parted, each once ([2.C6]). */
const shouted = optionalLine(2_000).transform((typed) => [
  ...new Set(
    cleanText(typed)
      .toUpperCase()
      .match(/[\p{L}\p{M}]{3,40}/gu) ?? [],
  ),
])

/** What bounds the messages that people of the office write ([2.C6] [2.C7] [2.C10]). */
const messaging = section(
  {
    maxRecipients: number('maxRecipients', 1, 2_000),
    quotaPer24Hours: number('quotaPer24Hours', 1, 5_000),
    allowedCapitals: shouted,
    approvesRosterMessages: box,
    announcementMonths: number('announcementMonths', 0, 24),
  },
  (typed) => ({ settings: { messaging: typed } }),
)

/** A form of the settings for each part of them; the part's name is in the address of its page. */
export const settingsSections = {
  identite: identity,
  couleurs: look,
  textes: words,
  cours: lessons,
  argent: money,
  messages: messaging,
  modules: runs,
}
export type SettingsSection = keyof typeof settingsSections

/** A new version of the terms; `seen` is the newest one on the admin's page. */
export const termsSchema = z.object({
  body: z
    .string({ error: key('body') })
    .trim()
    .min(40, key('body'))
    .max(60_000),
  inForceFrom: plannedDay(key('inForceFrom')),
  seen: z.coerce.number().int().min(1),
})

export const versionSchema = z.object({ version: z.coerce.number().int().min(1) })

/** A chapter of the guide that an admin writes; `seen` is the revision shown, empty for the catalogue's text. */
export const whichChapter = z.object({ audience: z.enum(helpAudiences), slug: z.string().max(40) })
export const chapterSchema = whichChapter.extend({
  title: line('title', 120),
  body: z
    .string({ error: key('body') })
    .trim()
    .min(1, key('body'))
    .max(20_000),
  seen: z.union([z.literal('').transform(() => null), z.coerce.number().int().min(0)]),
})

export const whichPicture = z.object({ picture: z.uuid() })

/** The form of a picture: its words, and its file ([2.F3]). */
export async function readPictureForm(
  form: FormData,
): Promise<Outcome<{ alt: string; bytes: Uint8Array }, PictureRefusal>> {
  const [file, words] = [form.get('picture'), form.get('alt')]
  if (!(file instanceof File)) return refuse('picture_missing')
  if (file.size === 0) return refuse(form.has('picture.tooBig') ? 'picture_too_heavy' : 'picture_missing')
  const alt = cleanText(typeof words === 'string' ? words : '')
    .trim()
    .slice(0, 300)
  return alt === '' ? refuse('alt_missing') : accept({ alt, bytes: new Uint8Array(await file.arrayBuffer()) })
}
