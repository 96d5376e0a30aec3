import { z } from 'zod'
import { plannedDay, wallTime } from '@/lib/core/fields'
import { isDay } from '@/lib/core/time'
import { holidayZones } from '@/lib/structures/types'

const key = (name: string) => `courses.fields.${name}`
const chosen = (name: string) => z.uuid({ error: key(name) })
const whole = (name: string, low: number, high: number) =>
  z
    .string({ error: key(name) })
    .regex(/^\d{1,4}$/, key(name))
    .transform(Number)
    .pipe(z.number().min(low, key(name)).max(high, key(name)))

const day = (name: string) => plannedDay(key(name))

const time = (name: string) => wallTime(key(name))

/** Ids of ticked boxes: none, one or several. */
const ticked = z
  .union([z.uuid(), z.array(z.uuid()).max(100)])
  .optional()
  .transform((ids) => (ids === undefined ? [] : [ids].flat()))

/** The form of a new course, in an address (its preview) and in the form that creates it ([1.H1]). */
export const newCourseSchema = z
  .object({
    nom: z
      .string({ error: key('name') })
      .trim()
      .min(1, key('name'))
      .max(100),
    professeur: chosen('teacher'),
    salle: chosen('room'),
    jour: whole('weekday', 1, 7),
    heure: time('time'),
    duree: whole('minutes', 15, 600),
    places: whole('capacity', 1, 1000),
    du: day('firstOn'),
    au: day('lastOn'),
    vacances: z
      .enum(holidayZones)
      .or(z.literal('').transform(() => null))
      .nullable()
      .default(null),
    offre: ticked,
  })
  .transform((typed) => ({
    name: typed.nom,
    teacherId: typed.professeur,
    roomId: typed.salle,
    weekday: typed.jour,
    startsAt: typed.heure,
    lessonMinutes: typed.duree,
    capacity: typed.places,
    firstOn: typed.du,
    lastOn: typed.au,
    holidayZone: typed.vacances,
    offerIds: typed.offre,
  }))

/** The fingerprint of the plan that was shown. */
const shown = z.string().regex(/^[0-9a-f]{16}$/)

/** What the form that creates carries beside the course itself. */
export const shownPlanSchema = z.object({ vu: shown })

const reason = z
  .string({ error: key('reason') })
  .trim()
  .min(3, key('reason'))
  .max(500)

/** Where a session goes, in the address of its preview. */
export const moveSearch = z.object({ jour: day('moveDay'), heure: time('time'), salle: chosen('room') })

/** 'Déplacer la séance': what the preview showed, with what the participants are told. */
export const moveSessionSchema = moveSearch.extend({ seance: z.uuid(), raison: reason })

/** 'Annuler la séance'. */
export const cancelSessionSchema = z.object({ seance: z.uuid(), raison: reason })

/** The places of a session. */
export const capacitySchema = z.object({ seance: z.uuid(), places: whole('capacity', 1, 1000) })

/** The places of all the sessions to come of a course. */
export const courseCapacitySchema = z.object({ cours: z.uuid(), places: whole('capacity', 1, 1000) })

/** Search parameters of a session's page. */
export const sessionPageSearch = z.object({
  fait: z.enum(['deplacee', 'annulee', 'places']).optional().catch(undefined),
  jour: z.string().max(20).optional().catch(undefined),
  heure: z.string().max(20).optional().catch(undefined),
  salle: z.string().max(40).optional().catch(undefined),
})

/** Which offers are sold on a course. */
export const courseOffersSchema = z.object({ cours: z.uuid(), offre: ticked })

/** 'Prolonger': the new last day, from its preview. */
export const extensionSchema = z.object({ cours: z.uuid(), jusqu: z.string().refine(isDay), vu: shown })

/** 'Modifier le cours', in the address of its preview. */
export const courseChangeSearch = z.object({
  nom: z
    .string({ error: key('name') })
    .trim()
    .min(1, key('name'))
    .max(100),
  professeur: chosen('teacher'),
  salle: chosen('room'),
  raison: reason,
})

/** The same, from its preview. */
export const courseChangeSchema = courseChangeSearch.extend({ cours: z.uuid(), vu: shown })

/** Search parameters of a course's page. */
export const coursePageSearch = z.object({
  vue: z.enum(['a-venir', 'passees']).catch('a-venir'),
  jusqu: z.string().max(20).optional().catch(undefined),
  fait: z.enum(['cree', 'prolonge', 'offres', 'places', 'modifie']).optional().catch(undefined),
  nom: z.string().max(200).optional().catch(undefined),
  professeur: z.string().max(40).optional().catch(undefined),
  salle: z.string().max(40).optional().catch(undefined),
  raison: z.string().max(600).optional().catch(undefined),
  /** Sessions that kept more places than asked. */
  gardees: z.coerce.number().int().min(0).max(1000).catch(0),
  /** Sessions that have another teacher or room now. */
  changees: z.coerce.number().int().min(0).max(1000).catch(0),
  change: z.literal('1').optional().catch(undefined),
})

/** 'Reporter': the place given up, and the new session that the page showed ([1.G5]). */
export const postponeSchema = z.object({ bookingId: z.uuid(), sessionId: z.uuid() })

/** 'Choisir une séance' for a lesson left of a group pass ([1.C6]). */
export const placeSchema = z.object({ passId: z.uuid(), sessionId: z.uuid() })
