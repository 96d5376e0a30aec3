'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { memberAction, staffAction } from '@/lib/gate/action'
import { rights, schoolDesk } from '@/lib/staff/types'
import { bookLesson } from './commands/book-lesson'
import { cancelLesson } from './commands/cancel-lesson'
import { extendPass, freezePass, undoPassChange } from './commands/change-pass'
import { moveLesson } from './commands/move-lesson'
import { repeatLesson } from './commands/repeat-lesson'
import {
  bookSchema,
  cancelSchema,
  extensionSchema,
  freezeSchema,
  moveSchema,
  officeBookSchema,
  officeCancelSchema,
  officeMoveSchema,
  repeatSchema,
  undoChangeSchema,
} from './schema'

const refusals = 'bookings.refusals'

const book = memberAction(
  { part: 'mon-compte/reserver', schema: bookSchema, refusals },
  async ({ input, actor, structure }) => {
    const outcome = await bookLesson(actor, input)
    const account = `/${structure.slug}/mon-compte`
    if (outcome.ok) redirect(`${account}/suivi?reserve=${outcome.value.bookingId}`)
    if (outcome.refusal !== 'slot_taken') return outcome
    const day = dayOf(input.startsAt, structure.timeZone)
    const week = `semaine=${day}&jour=${day}&perdu=${input.startsAt.toISOString()}`
    redirect(`${account}/reserver/${input.passId}/${input.teacherId}?${week}`)
  },
)

/** 'Confirmer la réservation'; a slot taken meanwhile goes back to the week as it is now ([1.F4]). */
export async function bookLessonAction(state: FormState, form: FormData): Promise<FormState> {
  return book(state, form)
}

const repeat = memberAction(
  { part: 'mon-compte/reserver', schema: repeatSchema, refusals },
  async ({ input, actor, structure }) => {
    const outcome = await repeatLesson(actor, input)
    if (!outcome.ok) return outcome
    redirect(`/${structure.slug}/mon-compte/suivi?repete=${outcome.value.bookingIds.length}`)
  },
)

/** 'Réserver les N cours libres': all of them, or none when one was taken meanwhile ([1.F6]). */
export async function repeatLessonAction(state: FormState, form: FormData): Promise<FormState> {
  return repeat(state, form)
}

const move = memberAction(
  { part: 'mon-compte/suivi', schema: moveSchema, refusals },
  async ({ input, actor, structure }) => {
    const outcome = await moveLesson(actor, input)
    const account = `/${structure.slug}/mon-compte/suivi`
    if (outcome.ok) redirect(`${account}?deplace=${outcome.value.bookingId}`)
    if (outcome.refusal !== 'slot_taken') return outcome
    const day = dayOf(input.startsAt, structure.timeZone)
    const week = `semaine=${day}&jour=${day}&perdu=${input.startsAt.toISOString()}`
    redirect(`${account}/deplacer/${input.bookingId}?${week}`)
  },
)

/** 'Confirmer le nouvel horaire'; one taken meanwhile goes back to the week as it is now ([1.G8]). */
export async function moveLessonAction(state: FormState, form: FormData): Promise<FormState> {
  return move(state, form)
}

const cancel = memberAction(
  { part: 'mon-compte/suivi', schema: cancelSchema, refusals },
  async ({ input, actor, structure }) => {
    const outcome = await cancelLesson(actor, input)
    if (!outcome.ok) return outcome
    redirect(`/${structure.slug}/mon-compte/suivi?annule=${input.bookingId}`)
  },
)

/** 'Annuler le cours' ([1.G4]). */
export async function cancelLessonAction(state: FormState, form: FormData): Promise<FormState> {
  return cancel(state, form)
}

const office = {
  part: 'gestion/reserver',
  refusals,
  roles: schoolDesk,
  beside: { reason_required: 'reason' },
} as const

type Slot = { passId: string; teacherId: string; startsAt: Date; bookingId?: string }

/** The week of the office as it is now, where a slot was lost. */
function lostWeek({ slug, timeZone }: { slug: string; timeZone: string }, slot: Slot): string {
  const day = dayOf(slot.startsAt, timeZone)
  const moving = slot.bookingId ? `&deplacer=${slot.bookingId}` : ''
  const week = `semaine=${day}&jour=${day}&perdu=${slot.startsAt.toISOString()}${moving}`
  return `/${slug}/gestion/reserver/${slot.passId}/${slot.teacherId}?${week}`
}

const bookFor = staffAction({ ...office, schema: officeBookSchema }, async ({ input, actor, structure }) => {
  const outcome = await bookLesson(actor, input)
  if (outcome.ok) redirect(`/${structure.slug}/gestion/reserver/${input.passId}?fait=reserve`)
  if (outcome.refusal === 'slot_taken') redirect(lostWeek(structure, input))
  return outcome
})

/** A lesson booked by the office for somebody ([1.H8]). */
export async function bookForClientAction(state: FormState, form: FormData): Promise<FormState> {
  return bookFor(state, form)
}

const moveFor = staffAction({ ...office, schema: officeMoveSchema }, async ({ input, actor, structure }) => {
  const outcome = await moveLesson(actor, input)
  if (outcome.ok) redirect(`/${structure.slug}/gestion/reserver/${input.passId}?fait=deplace`)
  if (outcome.refusal === 'slot_taken') redirect(lostWeek(structure, input))
  return outcome
})

/** A lesson moved by the office ([1.H8]). */
export async function moveForClientAction(state: FormState, form: FormData): Promise<FormState> {
  return moveFor(state, form)
}

const cancelFor = staffAction(
  { ...office, beside: { reason_required: 'message' }, schema: officeCancelSchema },
  async ({ input, actor, structure }) => {
    const outcome = await cancelLesson(actor, input)
    if (outcome.ok) redirect(`/${structure.slug}/gestion/reserver/${input.passId}?fait=annule`)
    return outcome
  },
)

/** A lesson cancelled by the office ([1.H8]). */
export async function cancelForClientAction(state: FormState, form: FormData): Promise<FormState> {
  return cancelFor(state, form)
}

const passDesk = { part: 'gestion/forfaits', refusals: 'passChanges.refusals', roles: rights['passes.extend'] } as const
const passPath = (slug: string, passId: string, done: string) => `/${slug}/gestion/forfaits/${passId}?fait=${done}`

const extend = staffAction(
  { ...passDesk, schema: extensionSchema, beside: { extension_not_later: 'jusqu', change_too_long: 'jusqu' } },
  async ({ input: { forfait: passId, jusqu: until, raison: reason }, actor, structure }) => {
    const outcome = await extendPass(actor, { passId, until, reason })
    if (!outcome.ok) return outcome
    redirect(passPath(structure.slug, passId, 'prolonge'))
  },
)

/** 'Prolonger ce forfait', from its preview ([1.H9]). */
export async function extendPassAction(state: FormState, form: FormData): Promise<FormState> {
  return extend(state, form)
}

const freeze = staffAction({ ...passDesk, schema: freezeSchema }, async ({ input, actor, structure }) => {
  const { forfait: passId, du: from, au: until, raison: reason, annuler: cancels, vu: seenIds } = input
  const outcome = await freezePass(actor, { passId, from, until, reason, cancels, seenIds })
  if (!outcome.ok) return outcome
  redirect(passPath(structure.slug, passId, 'gele'))
})

/** 'Geler ce forfait', from its preview ([1.H9]). */
export async function freezePassAction(state: FormState, form: FormData): Promise<FormState> {
  return freeze(state, form)
}

const undoChange = staffAction({ ...passDesk, schema: undoChangeSchema }, async ({ input, actor, structure }) => {
  const outcome = await undoPassChange(actor, input.forfait, input.raison)
  if (!outcome.ok) return outcome
  redirect(passPath(structure.slug, input.forfait, 'annule'))
})

/** 'Annuler ce changement' of a pass's days. */
export async function undoPassChangeAction(state: FormState, form: FormData): Promise<FormState> {
  return undoChange(state, form)
}
