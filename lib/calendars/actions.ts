'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { memberAction, staffAction } from '@/lib/gate/action'
import { schoolDesk } from '@/lib/staff/types'
import { addCalendar, removeCalendar } from './commands/keep-calendars'
import { endFeed, openFeed } from './commands/keep-feeds'
import { readOwnCalendar } from './flows'
import {
  addCalendarSchema,
  endFeedSchema,
  endTeacherFeedSchema,
  openFeedSchema,
  openTeacherFeedSchema,
  ownCalendarSchema,
} from './schema'

const refusals = 'calendars.refusals'
const desk = { part: 'gestion/disponibilites', refusals, roles: schoolDesk } as const

type Done = 'cree' | 'renouvele' | 'supprime'
const householdPath = (slug: string, done: Done) => `/${slug}/mon-compte/suivi/agenda?fait=${done}`
const hoursPath = (slug: string, done: Done) => `/${slug}/gestion/disponibilites?agenda=${done}#agenda`

const open = memberAction(
  { part: 'mon-compte/suivi', schema: openFeedSchema, refusals },
  async ({ input, actor, structure }) => {
    const outcome = await openFeed(actor, { learnerId: input.learner })
    if (!outcome.ok) return outcome
    redirect(householdPath(structure.slug, 'cree'))
  },
)

/** 'Créer l'adresse' of the household's lessons, or of one learner's ([1.F6]). */
export async function openFeedAction(state: FormState, form: FormData): Promise<FormState> {
  return open(state, form)
}

const end = memberAction(
  { part: 'mon-compte/suivi', schema: endFeedSchema, refusals },
  async ({ input, actor, structure }) => {
    const renews = input.next === 'renew'
    const outcome = await endFeed(actor, { learnerId: input.learner, renews })
    if (!outcome.ok) return outcome
    redirect(householdPath(structure.slug, renews ? 'renouvele' : 'supprime'))
  },
)

/** 'Changer l'adresse' or 'Supprimer': from then on nobody reads the old one. */
export async function endFeedAction(state: FormState, form: FormData): Promise<FormState> {
  return end(state, form)
}

const openOwn = staffAction({ ...desk, schema: openTeacherFeedSchema }, async ({ input, actor, structure }) => {
  const outcome = await openFeed(actor, { teacherId: input.teacher })
  if (!outcome.ok) return outcome
  redirect(hoursPath(structure.slug, 'cree'))
})

/** The same for a teacher's own agenda. */
export async function openTeacherFeedAction(state: FormState, form: FormData): Promise<FormState> {
  return openOwn(state, form)
}

const endOwn = staffAction({ ...desk, schema: endTeacherFeedSchema }, async ({ input, actor, structure }) => {
  const renews = input.next === 'renew'
  const outcome = await endFeed(actor, { teacherId: input.teacher, renews })
  if (!outcome.ok) return outcome
  redirect(hoursPath(structure.slug, renews ? 'renouvele' : 'supprime'))
})

/** The same for a teacher's own agenda. */
export async function endTeacherFeedAction(state: FormState, form: FormData): Promise<FormState> {
  return endOwn(state, form)
}

const ownPath = (slug: string, teacherId: string, done: string) =>
  `/${slug}/gestion/disponibilites?professeur=${teacherId}&fait=${done}#agenda-personnel`

const add = staffAction(
  {
    ...desk,
    schema: addCalendarSchema,
    beside: { calendar_address_invalid: 'address', calendar_known: 'address' },
  },
  async ({ input, actor, structure }) => {
    const outcome = await addCalendar(actor, input.teacher, input.address)
    if (!outcome.ok) return outcome
    redirect(ownPath(structure.slug, input.teacher, 'calendrier'))
  },
)

/** 'Ajouter cet agenda': what is in it blocks the teacher's slots ([1.F7]). */
export async function addCalendarAction(state: FormState, form: FormData): Promise<FormState> {
  return add(state, form)
}

const remove = staffAction({ ...desk, schema: ownCalendarSchema }, async ({ input, actor, structure }) => {
  const outcome = await removeCalendar(actor, input.teacher, input.calendar)
  if (!outcome.ok) return outcome
  redirect(ownPath(structure.slug, input.teacher, 'calendrier-retire'))
})

/** Takes a calendar away, and with it all that it blocked. */
export async function removeCalendarAction(state: FormState, form: FormData): Promise<FormState> {
  return remove(state, form)
}

const readAgain = staffAction({ ...desk, schema: ownCalendarSchema }, async ({ input, actor, structure }) => {
  const outcome = await readOwnCalendar(actor, input.teacher, input.calendar)
  if (!outcome.ok) return outcome
  redirect(ownPath(structure.slug, input.teacher, 'relu'))
})

/** 'Relire maintenant'. */
export async function readCalendarAction(state: FormState, form: FormData): Promise<FormState> {
  return readAgain(state, form)
}
