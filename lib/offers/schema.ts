import { z } from 'zod'
import { offerKinds } from '@/lib/catalogue/types'
import { moveInput } from '@/lib/core/fields'
import { parseAmount } from '@/lib/core/money'
import { offerShelves, priceBounds } from './types'

const key = (name: string) => `offers.fields.${name}`
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

const text = (name: string, most: number) =>
  z
    .string({ error: key(name) })
    .trim()
    .min(1, key(name))
    .max(most)
const line = (most: number) => z.string().trim().max(most).default('')

/** A whole number within bounds; what is left empty is null. */
const number = (name: string, low: number, high: number) =>
  z
    .literal('')
    .transform(() => null)
    .or(
      z
        .string()
        .regex(/^\d{1,4}$/, key(name))
        .transform(Number)
        .pipe(z.number().min(low, key(name)).max(high, key(name))),
    )
    .nullable()
    .default(null)

const amount = (name: string) =>
  z.string({ error: key(name) }).transform((typed, context) => {
    const cents = parseAmount(typed)
    if (cents !== null && cents >= priceBounds.low && cents <= priceBounds.high) return cents as number
    context.addIssue({ code: 'custom', message: key(name) })
    return z.NEVER
  })

const box = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')

const ids = z
  .union([z.uuid(), z.array(z.uuid()).max(200)])
  .optional()
  .transform((given) => (given === undefined ? [] : [...new Set([given].flat())]))

const times = (name: string, most: number) =>
  z
    .string({ error: key(name) })
    .regex(/^\d$/, key(name))
    .transform(Number)
    .pipe(z.number().min(1, key(name)).max(most, key(name)))
    .default(1)

const kind = z.enum(offerKinds, { error: key('kind') })

/** What the office types of an offer, of whatever kind ([1.H1]). */
export const offerSchema = z
  .object({
    kind,
    name: text('name', 120),
    summary: text('summary', 240),
    description: text('description', 4000),
    conditions: text('conditions', 2000),
    discipline: line(60),
    level: line(80),
    minAge: number('minAge', 0, 120),
    maxAge: number('maxAge', 0, 120),
    credits: number('credits', 1, 200),
    lessonMinutes: number('lessonMinutes', 15, 600),
    validityMonths: number('validityMonths', 1, 60),
    postponements: number('postponements', 0, 20),
    isTrial: box,
    requiresMembership: box,
    isRedeemable: box,
    price: amount('price'),
    reducedPrice: z
      .literal('')
      .transform(() => null)
      .or(amount('reducedPrice'))
      .nullable()
      .default(null),
    maxChequeInstalments: times('maxChequeInstalments', 3),
    maxCardInstalments: times('maxCardInstalments', 4),
    teacher: ids,
  })
  .superRefine(({ kind: of, credits, lessonMinutes, validityMonths }, context) => {
    const miss = (name: string) => context.addIssue({ code: 'custom', path: [name], message: key(name) })
    if (of !== 'membership' && credits === null) miss('credits')
    if (of !== 'membership' && lessonMinutes === null) miss('lessonMinutes')
    if (of === 'individual' && validityMonths === null) miss('validityMonths')
  })
  .transform(({ kind: of, price, reducedPrice, teacher, credits, postponements, ...terms }) => ({
    kind: of,
    terms: {
      ...terms,
      credits: credits ?? 0,
      postponements: postponements ?? 0,
      priceCents: price,
      reducedPriceCents: reducedPrice,
      teacherIds: teacher,
    },
  }))

const revision = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

/** What the form of an existing offer carries beside its terms: the one, as its page showed it. */
export const shownOfferSchema = z.object({ offer: z.uuid(), revision })

export const publicationSchema = z.object({ offer: z.uuid(), geste: z.enum(['publier', 'masquer']) })

/** 'Archiver' says how many carts the page showed. */
export const archiveSchema = z.object({
  offer: z.uuid(),
  geste: z.enum(['archiver', 'restaurer']),
  paniers: z.coerce.number().int().min(0).catch(0),
})

/** Which offer goes where in the catalogue's order. */
export const moveOfferSchema = z.object({ geste: moveInput })

/** '5', '-2,5', '+3 %', in tenths of a percent: between half the price and twice it. */
const tenths = z.string({ error: key('percent') }).transform((typed, context) => {
  const match = /^([+\-−]?)(\d{1,3})(?:[,.](\d))?%?$/.exec(typed.replace(/\s/g, ''))
  const size = match ? Number(match[2]) * 10 + Number(match[3] ?? 0) : 0
  const signed = match?.[1] === '-' || match?.[1] === '−' ? -size : size
  if (signed !== 0 && signed >= -500 && signed <= 1000) return signed
  context.addIssue({ code: 'custom', message: key('percent') })
  return z.NEVER
})

const rounding = z.enum(['100', '50', '10', '1']).catch('100').transform(Number)

/** What is done to the ticked offers, in the address of its preview and in the form that does it ([1.H1]). */
export const bulkSchema = z
  .discriminatedUnion('geste', [
    z.object({ geste: z.literal('publier'), offre: ids }),
    z.object({ geste: z.literal('masquer'), offre: ids }),
    z.object({ geste: z.literal('prix'), offre: ids, taux: tenths, arrondi: rounding.default(100) }),
  ])
  .transform((asked) => ({
    offerIds: asked.offre,
    change:
      asked.geste === 'prix'
        ? { gesture: asked.geste, tenths: asked.taux, roundTo: asked.arrondi }
        : { gesture: asked.geste },
  }))

/** The fingerprint of the preview that was looked at. */
export const seenSchema = z.object({ vu: z.string().regex(/^[0-9a-f]{16}$/) })
export const undoBulkSchema = z.object({ lot: z.uuid() })

/** Search parameters of the list: what it is narrowed by, what was just done. */
export const offersSearch = z.object({
  q: z.string().trim().max(80).catch('').default(''),
  type: optional(z.enum(offerKinds)),
  etat: optional(z.enum(offerShelves)),
  fait: optional(z.enum(['lot', 'annule'])),
  lot: optional(z.uuid()),
  n: z.coerce.number().int().min(0).max(999).catch(0),
})

export const newOfferSearch = z.object({ type: optional(z.enum(offerKinds)), modele: optional(z.uuid()) })

export const offerPageSearch = z.object({
  fait: optional(z.enum(['cree', 'enregistre', 'publie', 'masque', 'archive', 'restaure'])),
})
