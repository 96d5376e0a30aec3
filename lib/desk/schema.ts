import { z } from 'zod'
import { email } from '@/lib/accounts/schema'
import { maxCartLines } from '@/lib/cart/types'
import {
  billingShape,
  blankOr,
  checkBilling,
  frenchDay,
  nameFields,
  profileFields,
  readBilling,
  saysAllAtOnce,
} from '@/lib/client-files/schema'
import { cleanText } from '@/lib/core/text'
import { paymentMeans } from '@/lib/orders/types'
import { type DeskMeans, deskMeans, orderStates, type SaleEntry, type WantedLine } from './types'

/** One value of an address, whatever was typed there: what means nothing narrows nothing. */
const word = z.string().transform(cleanText).pipe(z.string().trim().max(100)).catch('')

/** The search parameters of the office's list of orders. */
export const orderFilterInput = z
  .object({
    q: word,
    etat: z.enum(orderStates).nullable().catch(null),
    moyen: z.enum(paymentMeans).nullable().catch(null),
    page: z.coerce.number().int().min(1).max(10_000).catch(1),
  })
  .transform(({ q, etat, moyen, page }) => ({ search: q, state: etat, means: moyen, page }))

/** 'Annuler la commande' ([1.D7]). */
export const givenUpOrderInput = z.object({ number: z.coerce.number().int().min(1).max(999_999_999) })

/** 'Envoyer la relance' ([1.H11]). */
export const reminderInput = z.object({ client: z.uuid() })

/** '<offer>.<learner>', or '<offer>.<learner>.<first session>': a line of a sale, as the address and the form carry it. */
const wantedLine = z
  .string()
  .transform((line) => line.split('.'))
  .pipe(z.array(z.guid()).min(2).max(3))
  .transform(([offerId, learnerId, firstSessionId]): WantedLine => {
    const line = { offerId: offerId!, learnerId: learnerId! }
    return firstSessionId ? { ...line, firstSessionId } : line
  })

/** A list of lines, a space between two. */
const wantedLines = z
  .string()
  .max(3_000)
  .transform((lines) => lines.split(' ').filter(Boolean))
  .pipe(z.array(wantedLine).max(maxCartLines))

/** Which line of a sale, by its rank. */
const lineRank = z.coerce
  .number()
  .int()
  .min(0)
  .max(maxCartLines - 1)
  .nullable()
  .catch(null)

/**
 * The lines of a sale under way in its address, the one that its form adds, and the start date that was just chosen for one
 * of them; what isn't a line is left out.
 */
export const saleLinesInput = z
  .object({
    lignes: wantedLines.catch([]),
    offre: z.uuid().nullable().catch(null),
    eleve: z.uuid().nullable().catch(null),
    ligne: lineRank,
    seance: z.uuid().nullable().catch(null),
  })
  .transform(({ lignes, offre, eleve, ligne, seance }) => {
    const lines: WantedLine[] = offre && eleve ? [...lignes, { offerId: offre, learnerId: eleve }] : lignes
    const startAt = (line: WantedLine, rank: number) =>
      seance && rank === ligne ? { ...line, firstSessionId: seance } : line
    return lines.map(startAt).slice(0, maxCartLines)
  })

/** What else the address of a sale says: the line whose start date is changed, and how it was to be paid. */
export const saleEntryInput = z
  .object({ date: lineRank, reglement: word, reference: word })
  .transform(({ date, reglement, reference }): { changedId: string | null; entered: SaleEntry } => ({
    changedId: date === null ? null : String(date),
    entered: { payment: reglement, reference },
  }))

/** 'cash', or 'cheque-3' for three cheques: the choice of the page, whose times the rule checks. */
const chosenPayment = z
  .string({ error: 'desk.sale.chooseMeans' })
  .regex(new RegExp(`^(${deskMeans.join('|')})(-[1-4])?$`), { error: 'desk.sale.chooseMeans' })
  .transform((choice) => {
    const [means, times] = choice.split('-') as [DeskMeans, string?]
    return { means, instalments: Number(times ?? 1) }
  })

/** 'Enregistrer la vente': what the page showed, never an amount ([6.R7]). */
export const saleInput = z
  .object({
    client: z.uuid(),
    sale: z.uuid(),
    seen: z.string().min(1).max(100),
    lines: wantedLines,
    payment: chosenPayment,
    reference: z.string().trim().max(100).default(''),
    ...billingShape,
  })
  .superRefine(checkBilling, { when: saysAllAtOnce })
  .transform(({ client, sale, seen, lines, payment, reference, ...billing }) => ({
    ...{ seen, lines, reference, ...payment },
    clientFileId: client,
    saleKey: sale,
    billing: readBilling(billing),
  }))

type ChildFields = Record<'childFirstName' | 'childLastName' | 'childBirthOn', string | null>
const isForChild = ({ childFirstName, childLastName, childBirthOn }: ChildFields) =>
  Boolean(childFirstName || childLastName || childBirthOn)

/** 'Ouvrir le dossier': a name, a telephone, and whom they come for when it isn't themself ([1.H8]). */
export const newFileInput = z
  .object({
    ...nameFields,
    phone: profileFields.phone,
    email: blankOr(email),
    birthOn: blankOr(frenchDay),
    childFirstName: blankOr(nameFields.firstName),
    childLastName: blankOr(nameFields.lastName),
    childBirthOn: blankOr(frenchDay),
  })
  .refine((form) => form.childFirstName || !isForChild(form), {
    path: ['childFirstName'],
    error: 'accounts.fields.first_name_missing',
    when: saysAllAtOnce,
  })
  .refine((form) => form.childBirthOn || !isForChild(form), {
    path: ['childBirthOn'],
    error: 'accounts.fields.birth_missing',
    when: saysAllAtOnce,
  })
  .transform(({ childFirstName, childLastName, childBirthOn, ...holder }) => ({
    ...holder,
    child:
      childFirstName && childBirthOn
        ? { firstName: childFirstName, lastName: childLastName ?? holder.lastName, birthOn: childBirthOn }
        : null,
  }))

/** The name on the invoice of one order ([2.A11]). */
export const orderBillingInput = z
  .object({ order: z.uuid(), number: z.coerce.number().int().min(1).max(999_999_999), ...billingShape })
  .superRefine(checkBilling, { when: saysAllAtOnce })
  .transform(({ order, number, ...form }) => ({ orderId: order, number, billing: readBilling(form) }))
