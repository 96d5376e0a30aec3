import { z } from 'zod'
import { isDay } from '@/lib/core/time'

/** A day that a calendar of ours may show: anything else in an address is as if nothing had been asked. */
const day = z.string().refine((text) => isDay(text) && text >= '2000-01-01' && text <= '2199-12-31')
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

/** Search parameters of the week grid ([1.F2]). */
export const weekSearch = z.object({
  /** A day of the week to show, or its first free slot. */
  semaine: optional(z.union([z.literal('premier'), day])),
  /** A day to go to, from the form. */
  date: optional(day),
  /** The day shown on a phone. */
  jour: optional(day),
  vue: optional(z.enum(['grille', 'liste'])),
  /** The slot that somebody else took meanwhile. */
  perdu: optional(z.iso.datetime()),
})

export type WeekSearch = z.output<typeof weekSearch>

/** A slot in an address: its day and wall-clock time in the structure's zone. */
export const slotSearch = z.object({
  horaire: optional(
    z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)
      .transform((text) => ({ day: text.slice(0, 10), time: text.slice(11) }))
      .refine((slot) => day.safeParse(slot.day).success),
  ),
})
