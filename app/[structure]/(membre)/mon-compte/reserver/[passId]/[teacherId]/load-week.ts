import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { weekPath } from '@/components/bookings/paths'
import { type Agenda, type AgendaScope, findAgenda } from '@/lib/agenda/queries'
import { computeWeek, findFirstFree } from '@/lib/agenda/rules'
import type { WeekSearch } from '@/lib/agenda/schema'
import type { Slot, Week } from '@/lib/agenda/types'
import { clock } from '@/lib/core/clock'
import { isId } from '@/lib/core/ids'
import { addDays, type Day, dayOf, mondayOf } from '@/lib/core/time'
import { firstDayOf } from '@/lib/passes/rules'

/** How far the first free slot is looked for. */
const searchDays = 26 * 7

export type ShownWeek = {
  agenda: Agenda
  week: Week
  today: Day
  bounds: { first: Day; last: Day }
  /** Of a week without any: the first free slot from now, if there is one. */
  firstFree: Slot | null
  /** The pass goes further than the first free slot was looked for. */
  isSearchCut: boolean
}

const laterOf = (one: Day, other: Day): Day => (one > other ? one : other)

/** The week asked for, kept within today and the pass's last day; one round trip, two where the week has nothing free. */
export async function loadWeek(slug: string, zone: string, scope: AgendaScope, asked: WeekSearch): Promise<ShownWeek> {
  if (!isId(scope.passId) || !isId(scope.teacherId)) notFound()
  const now = await clock()
  const today = dayOf(now, zone)
  const wanted = asked.date ?? (asked.semaine === 'premier' ? undefined : asked.semaine) ?? today
  const monday = mondayOf(wanted)
  const agenda = (await findAgenda(scope, monday, addDays(monday, 6))) ?? notFound()
  const bounds = { first: mondayOf(today), last: laterOf(mondayOf(today), mondayOf(agenda.pass.validUntil)) }
  const go = (day: Day, jour?: Day) =>
    redirect(weekPath(slug, scope.passId, scope.teacherId, { semaine: day, jour, vue: asked.vue }))
  if (asked.date) go(monday, asked.date)
  if (monday < bounds.first) go(bounds.first)
  if (monday > bounds.last) go(bounds.last)
  const week = computeWeek(agenda.facts, monday, now)
  const isSearching = asked.semaine === 'premier' || week.freeCount === 0
  const firstFree = isSearching ? await searchFirstFree(scope, agenda, today, now) : null
  if (asked.semaine === 'premier' && firstFree) go(mondayOf(firstFree.day), firstFree.day)
  return { agenda, week, today, bounds, firstFree, isSearchCut: agenda.pass.validUntil > addDays(today, searchDays) }
}

async function searchFirstFree(scope: AgendaScope, { pass }: Agenda, today: Day, now: Date): Promise<Slot | null> {
  const from = laterOf(today, firstDayOf(pass))
  const until = [pass.validUntil, addDays(from, searchDays)].sort()[0]!
  const wide = from <= until ? await findAgenda(scope, from, until) : null
  return wide && findFirstFree(wide.facts, from, until, now)
}
