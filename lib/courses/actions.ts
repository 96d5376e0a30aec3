'use server'

import { redirect } from 'next/navigation'
import { formatNumericDay } from '@/lib/core/formatting'
import type { FormState } from '@/lib/core/outcome'
import { memberAction, staffAction } from '@/lib/gate/action'
import { schoolDesk } from '@/lib/staff/types'
import { cancelSession } from './commands/cancel-session'
import { changeCourse } from './commands/change-course'
import { createCourse } from './commands/create-course'
import { extendCourse } from './commands/extend-course'
import { moveSession } from './commands/move-session'
import { placeCredit } from './commands/place-credit'
import { postponeSession } from './commands/postpone'
import { setCapacity, setCourseCapacity } from './commands/set-capacity'
import { setOffers } from './commands/set-offers'
import {
  cancelSessionSchema,
  capacitySchema,
  courseCapacitySchema,
  courseChangeSchema,
  courseOffersSchema,
  extensionSchema,
  moveSessionSchema,
  newCourseSchema,
  placeSchema,
  postponeSchema,
  shownPlanSchema,
} from './schema'

const desk = { part: 'gestion/cours', refusals: 'courses.refusals', roles: schoolDesk } as const
const coursesPath = (slug: string) => `/${slug}/gestion/cours`

/** The address of the preview that the form came from, with what was typed. */
function previewOf(formData: FormData): URLSearchParams {
  const typed = [...formData].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !name.startsWith('$ACTION') && name !== 'structure' && name !== 'vu'
      ? [[name, value]]
      : [],
  )
  return new URLSearchParams(typed)
}

const create = staffAction(
  { ...desk, schema: newCourseSchema.and(shownPlanSchema) },
  async ({ input: { vu, ...wanted }, actor, structure, formData }) => {
    const outcome = await createCourse(actor, wanted, vu)
    if (outcome.ok) redirect(`${coursesPath(structure.slug)}/${outcome.value.courseId}?fait=cree`)
    if (outcome.refusal === 'dates_changed')
      redirect(`${coursesPath(structure.slug)}/nouveau?${previewOf(formData)}&change=1`)
    return outcome
  },
)

/** 'Créer le cours', from its preview ([1.H1]). */
export async function createCourseAction(state: FormState, form: FormData): Promise<FormState> {
  return create(state, form)
}

const offer = staffAction({ ...desk, schema: courseOffersSchema }, async ({ input, actor, structure }) => {
  const outcome = await setOffers(actor, input.cours, input.offre)
  if (!outcome.ok) return outcome
  redirect(`${coursesPath(structure.slug)}/${input.cours}?fait=offres`)
})

/** 'Enregistrer' the offers sold on a course ([1.C6]). */
export async function setCourseOffersAction(state: FormState, form: FormData): Promise<FormState> {
  return offer(state, form)
}

const extend = staffAction({ ...desk, schema: extensionSchema }, async ({ input, actor, structure }) => {
  const path = `${coursesPath(structure.slug)}/${input.cours}`
  const given = { courseId: input.cours, lastOn: input.jusqu, fingerprint: input.vu }
  const outcome = await extendCourse(actor, given)
  if (outcome.ok) redirect(`${path}?fait=prolonge`)
  if (outcome.refusal === 'dates_changed') redirect(`${path}?jusqu=${formatNumericDay(input.jusqu)}&change=1`)
  return outcome
})

/** 'Ajouter ces séances' ([1.H1]). */
export async function extendCourseAction(state: FormState, form: FormData): Promise<FormState> {
  return extend(state, form)
}

const sessionPath = (slug: string, courseId: string, sessionId: string) =>
  `${coursesPath(slug)}/${courseId}/${sessionId}`

const move = staffAction(
  { ...desk, schema: moveSessionSchema, beside: { session_clash: 'jour', session_past: 'jour' } },
  async ({ input, actor, structure }) => {
    const { seance: sessionId, jour: day, heure: time, salle: roomId, raison } = input
    const outcome = await moveSession(actor, { sessionId, day, time, roomId, reason: raison })
    if (!outcome.ok) return outcome
    redirect(`${sessionPath(structure.slug, outcome.value.courseId, sessionId)}?fait=deplacee`)
  },
)

/** 'Déplacer la séance', from its preview ([1.H1]). */
export async function moveSessionAction(state: FormState, form: FormData): Promise<FormState> {
  return move(state, form)
}

const cancel = staffAction({ ...desk, schema: cancelSessionSchema }, async ({ input, actor, structure }) => {
  const outcome = await cancelSession(actor, { sessionId: input.seance, reason: input.raison })
  if (!outcome.ok) return outcome
  redirect(`${sessionPath(structure.slug, outcome.value.courseId, input.seance)}?fait=annulee`)
})

/** 'Annuler la séance': its participants are carried over and told ([1.H1]). */
export async function cancelSessionAction(state: FormState, form: FormData): Promise<FormState> {
  return cancel(state, form)
}

const capacity = staffAction(
  {
    ...desk,
    schema: capacitySchema,
    beside: { capacity_below_seats: 'places', capacity_above_room: 'places' },
  },
  async ({ input, actor, structure }) => {
    const outcome = await setCapacity(actor, { sessionId: input.seance, capacity: input.places })
    if (!outcome.ok) return outcome
    redirect(`${sessionPath(structure.slug, outcome.value.courseId, input.seance)}?fait=places`)
  },
)

/** 'Enregistrer' the number of places of a session ([0.I4]). */
export async function setSessionCapacityAction(state: FormState, form: FormData): Promise<FormState> {
  return capacity(state, form)
}

const places = { part: 'mon-compte/suivi', refusals: 'places.refusals' } as const

const postpone = memberAction({ ...places, schema: postponeSchema }, async ({ input, actor, structure }) => {
  const outcome = await postponeSession(actor, input)
  if (!outcome.ok) return outcome
  redirect(`/${structure.slug}/mon-compte/suivi?reporte=${outcome.value.bookingId}` as never)
})

/** 'Reporter la séance' ([1.G5]). */
export async function postponeAction(state: FormState, form: FormData): Promise<FormState> {
  return postpone(state, form)
}

const place = memberAction({ ...places, schema: placeSchema }, async ({ input, actor, structure }) => {
  const outcome = await placeCredit(actor, input)
  if (!outcome.ok) return outcome
  redirect(`/${structure.slug}/mon-compte/suivi?reserve=${outcome.value.bookingId}` as never)
})

/** 'Réserver cette séance', with a lesson left of a group pass ([1.C6]). */
export async function placeCreditAction(state: FormState, form: FormData): Promise<FormState> {
  return place(state, form)
}

const courseCapacity = staffAction(
  { ...desk, schema: courseCapacitySchema, beside: { capacity_above_room: 'places' } },
  async ({ input, actor, structure }) => {
    const outcome = await setCourseCapacity(actor, { courseId: input.cours, capacity: input.places })
    if (!outcome.ok) return outcome
    redirect(`${coursesPath(structure.slug)}/${input.cours}?fait=places&gardees=${outcome.value.kept}`)
  },
)

/** 'Enregistrer' the number of places of all the sessions to come ([0.I4]). */
export async function setCourseCapacityAction(state: FormState, form: FormData): Promise<FormState> {
  return courseCapacity(state, form)
}

const changeOne = staffAction(
  {
    ...desk,
    schema: courseChangeSchema,
    beside: { course_teacher_unknown: 'professeur', course_room_unknown: 'salle' },
  },
  async ({ input, actor, structure }) => {
    const { cours: courseId, nom: name, professeur: teacherId, salle: roomId, raison: reason, vu: fingerprint } = input
    const outcome = await changeCourse(actor, { courseId, name, teacherId, roomId, reason, fingerprint })
    if (!outcome.ok) return outcome
    const { changed, kept } = outcome.value
    redirect(`${coursesPath(structure.slug)}/${courseId}?fait=modifie&changees=${changed}&gardees=${kept}`)
  },
)

/** 'Modifier le cours', from its preview ([1.H1]). */
export async function changeCourseAction(state: FormState, form: FormData): Promise<FormState> {
  return changeOne(state, form)
}
