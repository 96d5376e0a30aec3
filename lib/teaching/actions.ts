'use server'

import { revalidatePath } from 'next/cache'
import { markAttendance } from '@/lib/bookings/commands/mark-attendance'
import { setNoteRemoved } from '@/lib/client-files/commands/keep-notes'
import { noteIdSchema } from '@/lib/client-files/schema'
import type { FormState, Outcome } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { schoolDesk } from '@/lib/staff/types'
import { markAllPresent } from './commands/mark-all-present'
import { notePupil } from './commands/note-pupil'
import { allPresentSchema, attendanceSchema, pupilNoteSchema } from './schema'

const door = { part: 'gestion/agenda', refusals: 'bookings.refusals', roles: schoolDesk } as const

/** The lists at the doors are read again, on the page that asked. */
function answered(slug: string, outcome: Outcome<unknown, string>): Outcome<unknown, string> {
  if (outcome.ok) revalidatePath(`/${slug}/gestion`, 'layout')
  return outcome
}

const mark = staffAction({ ...door, schema: attendanceSchema }, async ({ input, actor, structure }) =>
  answered(structure.slug, await markAttendance(actor, input)),
)

/** 'Présent', 'Absent', 'Excusé', 'Professeur absent', by one tap, and the way back ([1.H7] [1.G6]). */
export async function markAttendanceAction(state: FormState, form: FormData): Promise<FormState> {
  return mark(state, form)
}

const markAll = staffAction({ ...door, schema: allPresentSchema }, async ({ input, actor, structure }) =>
  answered(structure.slug, await markAllPresent(actor, input.sessionId)),
)

/** 'Tous présents'. */
export async function markAllPresentAction(state: FormState, form: FormData): Promise<FormState> {
  return markAll(state, form)
}

const note = staffAction(
  { ...door, refusals: 'people.notes.refusals', schema: pupilNoteSchema },
  async ({ input, actor, structure }) => answered(structure.slug, await notePupil(actor, input)),
)

/** 'Ajouter une note' beside a pupil's name ([2.A9]). */
export async function notePupilAction(state: FormState, form: FormData): Promise<FormState> {
  return note(state, form)
}

const removeOwn = staffAction(
  { ...door, refusals: 'people.notes.refusals', schema: noteIdSchema },
  async ({ input, actor, structure }) =>
    answered(structure.slug, await setNoteRemoved(actor, { noteId: input.note, isRemoved: true })),
)

/** 'Retirer' of one's own note beside a pupil's name ([2.A9]): the office can put it back. */
export async function removeOwnNoteAction(state: FormState, form: FormData): Promise<FormState> {
  return removeOwn(state, form)
}
