import { z } from 'zod'
import { plannedDay, wallTime } from '@/lib/core/fields'
import { absenceChoices } from '@/lib/structures/types'

const key = (name: string) => `absences.fields.${name}`
const noText = z.literal('').transform(() => null)
const time = (name: string) =>
  noText
    .or(wallTime(key(name)))
    .nullable()
    .default(null)

const days = z.object({
  professeur: z.uuid({ error: key('teacher') }),
  du: plannedDay(key('startsOn')),
  au: noText
    .or(plannedDay(key('endsOn')))
    .nullable()
    .default(null),
  de: time('startsAt'),
  a: time('endsAt'),
  motif: z.string().trim().max(300).default(''),
})

type Days = z.output<typeof days>
const toDays = ({ professeur, du, au, de, a, motif }: Days) => ({
  teacherId: professeur,
  startsOn: du,
  endsOn: au ?? du,
  startsAt: de,
  endsAt: a,
  reason: motif,
})
const hasBoth = ({ de, a }: Days) => (de === null) === (a === null)
const both = { path: ['a'], message: key('both') }

/** The form of an absence, in the address of its preview ([1.H6]). */
export const absencePreviewSchema = days.refine(hasBoth, both).transform(toDays)

/** Ticked boxes: none, one or several. */
const choices = z
  .union([z.enum(absenceChoices), z.array(z.enum(absenceChoices)).max(absenceChoices.length)])
  .optional()
  .transform((ticked) => (ticked === undefined ? [] : [ticked].flat()))

/** 'Prévenir les élèves': what the preview showed, with what they may choose. */
export const declareSchema = days
  .extend({
    choix: choices,
    remplacant: noText.or(z.uuid()).nullable().default(null),
    vu: z.string().regex(/^[0-9a-f]{16}$/),
  })
  .refine(hasBoth, both)
  .transform(({ choix, remplacant, vu, ...rest }) => ({
    ...toDays(rest),
    choices: choix,
    substituteId: remplacant,
    seen: vu,
  }))

const slot = noText
  .or(z.iso.datetime().transform((text) => new Date(text)))
  .nullable()
  .default(null)

/** A pupil's answer, by the link of their mail; `startsAt`: where their lesson moves to. */
export const linkAnswerSchema = z.object({ token: z.string().max(100), choice: z.enum(absenceChoices), startsAt: slot })

/** The same said to the office by telephone. */
export const officeAnswerSchema = z.object({ answerId: z.uuid(), choice: z.enum(absenceChoices), startsAt: slot })

export const absenceIdSchema = z.object({ absence: z.uuid() })
export const sessionSubstituteSchema = z.object({ absence: z.uuid(), seance: z.uuid(), remplacant: z.uuid() })

const text = z.string().max(300).optional().catch(undefined)

/** Search parameters of the pages of absences. */
export const absencesSearch = z.object({
  professeur: text,
  du: text,
  au: text,
  de: text,
  a: text,
  motif: text,
  change: z.literal('1').optional().catch(undefined),
})
export const absencePageSearch = z.object({
  fait: z.enum(['declaree', 'retiree', 'reponse', 'seance']).optional().catch(undefined),
})
