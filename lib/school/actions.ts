'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { forgetPublicPages } from '@/lib/gate/public-pages'
import { rights } from '@/lib/staff/types'
import { addPlace, changePlace, movePlace, removePlace } from './commands/keep-places'
import { addRoom, changeRoom, moveRoom, removeRoom } from './commands/keep-rooms'
import { addTeacher, changeTeacher, moveTeacher, setTeaching } from './commands/keep-teachers'
import { setPortrait } from './commands/set-portrait'
import {
  leavingSchema,
  newPlaceSchema,
  newRoomSchema,
  newTeacherSchema,
  orderSchema,
  placeSchema,
  roomOrderSchema,
  roomSchema,
  teacherSchema,
  whichPlace,
  whichRoom,
  whichTeacher,
} from './schema'

const office = { refusals: 'school.refusals', roles: rights['settings.edit'] }
const teaching = { ...office, part: 'gestion/reglages/professeurs' } as const
const beside = { room_too_small: 'capacity' }

/** The public pages are rendered again, and the office goes on. */
function goTo(slug: string, path: string): never {
  forgetPublicPages()
  redirect(`/${slug}/gestion/reglages/${path}` as never)
}

const addOne = staffAction({ ...teaching, schema: newTeacherSchema }, async ({ input, actor, structure }) => {
  const outcome = await addTeacher(actor, input)
  return outcome.ok ? goTo(structure.slug, `professeurs/${outcome.value.teacherId}?fait=ajoute`) : outcome
})

/** 'Ajouter ce professeur' ([2.F3]). */
export async function addTeacherAction(state: FormState, form: FormData): Promise<FormState> {
  return addOne(state, form)
}

const changeOne = staffAction({ ...teaching, schema: teacherSchema }, async ({ input, actor, structure }) => {
  const { teacher: teacherId, seen, terms } = input
  const outcome = await changeTeacher(actor, { teacherId, seen, terms })
  return outcome.ok ? goTo(structure.slug, `professeurs/${teacherId}?fait=enregistre`) : outcome
})

/** 'Enregistrer' what is said of a teacher. */
export async function changeTeacherAction(state: FormState, form: FormData): Promise<FormState> {
  return changeOne(state, form)
}

const leave = staffAction({ ...teaching, schema: leavingSchema }, async ({ input, actor, structure }) => {
  const returns = input.geste === 'revenir'
  const outcome = await setTeaching(actor, input.teacher, returns)
  return outcome.ok
    ? goTo(structure.slug, `professeurs/${input.teacher}?fait=${returns ? 'revenu' : 'parti'}`)
    : outcome
})

/** 'N’enseigne plus ici', 'Enseigne de nouveau'. */
export async function endTeachingAction(state: FormState, form: FormData): Promise<FormState> {
  return leave(state, form)
}

const takePortraitAway = staffAction({ ...teaching, schema: whichTeacher }, async ({ input, actor, structure }) => {
  const outcome = await setPortrait(actor, { teacherId: input.teacher, pictureId: null })
  return outcome.ok ? goTo(structure.slug, `professeurs/${input.teacher}?fait=portrait-retire`) : outcome
})

/** 'Retirer le portrait'. */
export async function removePortraitAction(state: FormState, form: FormData): Promise<FormState> {
  return takePortraitAway(state, form)
}

const orderTeachers = staffAction({ ...teaching, schema: orderSchema }, async ({ input, actor }) => {
  const outcome = await moveTeacher(actor, input.geste.id, input.geste.move)
  if (outcome.ok) forgetPublicPages()
  return outcome
})

/** The order of the teachers on the public pages. */
export async function orderTeachersAction(state: FormState, form: FormData): Promise<FormState> {
  return orderTeachers(state, form)
}

const addPlaceOf = staffAction({ ...office, schema: newPlaceSchema }, async ({ input, actor, structure }) => {
  const outcome = await addPlace(actor, input)
  return outcome.ok ? goTo(structure.slug, `lieux/${outcome.value.placeId}?fait=ajoute`) : outcome
})

/** 'Ajouter ce lieu' ([2.F3]). */
export async function addPlaceAction(state: FormState, form: FormData): Promise<FormState> {
  return addPlaceOf(state, form)
}

const changePlaceOf = staffAction({ ...office, schema: placeSchema }, async ({ input, actor, structure }) => {
  const { place: placeId, seen, terms } = input
  const outcome = await changePlace(actor, { placeId, seen, terms })
  return outcome.ok ? goTo(structure.slug, `lieux/${placeId}?fait=enregistre`) : outcome
})

/** 'Enregistrer' what is said of a place. */
export async function changePlaceAction(state: FormState, form: FormData): Promise<FormState> {
  return changePlaceOf(state, form)
}

const removePlaceOf = staffAction({ ...office, schema: whichPlace }, async ({ input, actor, structure }) => {
  const outcome = await removePlace(actor, input.place)
  return outcome.ok ? goTo(structure.slug, 'lieux?fait=retire') : outcome
})

/** 'Retirer ce lieu', where nothing is. */
export async function removePlaceAction(state: FormState, form: FormData): Promise<FormState> {
  return removePlaceOf(state, form)
}

const orderPlaces = staffAction({ ...office, schema: orderSchema }, async ({ input, actor }) => {
  const outcome = await movePlace(actor, input.geste.id, input.geste.move)
  if (outcome.ok) forgetPublicPages()
  return outcome
})

/** The order of the places on the public pages. */
export async function orderPlacesAction(state: FormState, form: FormData): Promise<FormState> {
  return orderPlaces(state, form)
}

const addRoomOf = staffAction({ ...office, schema: newRoomSchema }, async ({ input, actor, structure }) => {
  const outcome = await addRoom(actor, input.place, input.terms)
  return outcome.ok ? goTo(structure.slug, `lieux/${input.place}?fait=salle`) : outcome
})

/** 'Ajouter cette salle' ([2.F3]). */
export async function addRoomAction(state: FormState, form: FormData): Promise<FormState> {
  return addRoomOf(state, form)
}

const changeRoomOf = staffAction({ ...office, beside, schema: roomSchema }, async ({ input, actor, structure }) => {
  const { place: placeId, room: roomId, seen, terms } = input
  const outcome = await changeRoom(actor, { placeId, roomId, seen, terms })
  return outcome.ok ? goTo(structure.slug, `lieux/${placeId}/${roomId}?fait=enregistre`) : outcome
})

/** 'Enregistrer' what is said of a room. */
export async function changeRoomAction(state: FormState, form: FormData): Promise<FormState> {
  return changeRoomOf(state, form)
}

const removeRoomOf = staffAction({ ...office, schema: whichRoom }, async ({ input, actor, structure }) => {
  const outcome = await removeRoom(actor, { placeId: input.place, roomId: input.room })
  return outcome.ok ? goTo(structure.slug, `lieux/${input.place}?fait=salle-retiree`) : outcome
})

/** 'Retirer cette salle', where nothing is. */
export async function removeRoomAction(state: FormState, form: FormData): Promise<FormState> {
  return removeRoomOf(state, form)
}

const orderRooms = staffAction({ ...office, schema: roomOrderSchema }, async ({ input, actor }) => {
  const outcome = await moveRoom(actor, { placeId: input.place, roomId: input.geste.id, move: input.geste.move })
  if (outcome.ok) forgetPublicPages()
  return outcome
})

/** The order of a place's rooms on the public pages. */
export async function orderRoomsAction(state: FormState, form: FormData): Promise<FormState> {
  return orderRooms(state, form)
}
