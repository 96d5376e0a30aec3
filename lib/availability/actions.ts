'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { schoolDesk } from '@/lib/staff/types'
import { addException, removeException, removeHours, saveHours } from './commands/keep-hours'
import { exceptionSchema, hoursSchema, removalSchema } from './schema'

const desk = { part: 'gestion/disponibilites', refusals: 'availability.refusals', roles: schoolDesk } as const
const pathOf = (slug: string, teacherId: string, done: string) =>
  `/${slug}/gestion/disponibilites?professeur=${teacherId}&fait=${done}`

const save = staffAction(
  { ...desk, schema: hoursSchema, beside: { room_elsewhere: 'room' } },
  async ({ input, actor, structure }) => {
    const { teacher, room: roomIds, ...hours } = input
    const outcome = await saveHours(actor, teacher, { ...hours, roomIds })
    if (!outcome.ok) return outcome
    redirect(pathOf(structure.slug, teacher, 'heures'))
  },
)

/** 'Ajouter ces heures', or to save those that are changed ([1.H2]). */
export async function saveHoursAction(state: FormState, form: FormData): Promise<FormState> {
  return save(state, form)
}

const removeOpening = staffAction({ ...desk, schema: removalSchema }, async ({ input, actor, structure }) => {
  const outcome = await removeHours(actor, input.teacher, input.id)
  if (!outcome.ok) return outcome
  redirect(pathOf(structure.slug, input.teacher, 'retrait'))
})

/** Takes weekly hours away. */
export async function removeHoursAction(state: FormState, form: FormData): Promise<FormState> {
  return removeOpening(state, form)
}

const add = staffAction({ ...desk, schema: exceptionSchema }, async ({ input, actor, structure }) => {
  const { teacher, location: locationId, ...given } = input
  const outcome = await addException(actor, teacher, { ...given, locationId })
  if (!outcome.ok) return outcome
  redirect(pathOf(structure.slug, teacher, 'jours'))
})

/** Notes an absence, or hours opened for once. */
export async function addExceptionAction(state: FormState, form: FormData): Promise<FormState> {
  return add(state, form)
}

const removeDays = staffAction({ ...desk, schema: removalSchema }, async ({ input, actor, structure }) => {
  const outcome = await removeException(actor, input.teacher, input.id)
  if (!outcome.ok) return outcome
  redirect(pathOf(structure.slug, input.teacher, 'retrait'))
})

/** Takes an absence, or hours opened for once, away. */
export async function removeExceptionAction(state: FormState, form: FormData): Promise<FormState> {
  return removeDays(state, form)
}

const place = staffAction(
  { ...desk, schema: hoursSchema, beside: { room_elsewhere: 'room' } },
  async ({ input, actor, structure }) => {
    const { teacher, room: roomIds, ...hours } = input
    const outcome = await saveHours(actor, teacher, { ...hours, roomIds })
    if (outcome.ok) revalidatePath(`/${structure.slug}/gestion/disponibilites`)
    return outcome
  },
)

/** Weekly hours drawn, moved or resized on the calendar: the command and the verdict of the form, and the page stays ([1.H2]). */
export async function placeHoursAction(state: FormState, form: FormData): Promise<FormState> {
  return place(state, form)
}

const placeDays = staffAction({ ...desk, schema: exceptionSchema }, async ({ input, actor, structure }) => {
  const { teacher, location: locationId, ...given } = input
  const outcome = await addException(actor, teacher, { ...given, locationId })
  if (outcome.ok) revalidatePath(`/${structure.slug}/gestion/disponibilites`)
  return outcome
})

/** An absence, or hours opened for once, drawn on the calendar. */
export async function placeExceptionAction(state: FormState, form: FormData): Promise<FormState> {
  return placeDays(state, form)
}
