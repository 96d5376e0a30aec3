import 'server-only'
import type { Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { type Agenda, type AgendaScope, findAgenda } from '@/lib/agenda/queries/find-agenda'
import { computeWeek, findFirstFree } from '@/lib/agenda/rules'
import type { WeekSearch } from '@/lib/agenda/schema'
import type { Slot, Week } from '@/lib/agenda/types'
import { listNearestFree } from '@/lib/bookings/rules'
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
  /** Where a slot was lost: the nearest that are free ([1.G8]). */
  nearest: Slot[]
}

/** The address of the grid with other search parameters. */
export type WeekHref = (query: { semaine?: string; jour?: Day; vue?: WeekSearch['vue'] }) => Route

const laterOf = (one: Day, other: Day): Day => (one > other ? one : other)

/** `findWeek`, or the page that doesn't exist. */
export const loadWeek = async (...given: Parameters<typeof findWeek>): Promise<ShownWeek> =>
  (await findWeek(...given)) ?? notFound()

/**
 * The week asked for, kept within today and the pass's last day; one round trip, two where nothing is free or one was lost.
 * Null for a pass that isn't one's own, and for a teacher who doesn't give its lessons.
 */
export async function findWeek(
  hrefOf: WeekHref,
  zone: string,
  scope: AgendaScope,
  asked: WeekSearch,
): Promise<ShownWeek | null> {
  if (!isId(scope.passId) || !isId(scope.teacherId)) return null
  const now = await clock()
  const today = dayOf(now, zone)
  const wanted = asked.date ?? (asked.semaine === 'premier' ? undefined : asked.semaine) ?? today
  const monday = mondayOf(wanted)
  const agenda = await findAgenda(scope, monday, addDays(monday, 6))
  if (!agenda) return null
  const bounds = { first: mondayOf(today), last: laterOf(mondayOf(today), mondayOf(agenda.pass.validUntil)) }
  const go = (day: Day, jour?: Day) => redirect(hrefOf({ semaine: day, jour, vue: asked.vue }))
  if (asked.date) go(monday, asked.date)
  if (monday < bounds.first) go(bounds.first)
  if (monday > bounds.last) go(bounds.last)
  const week = computeWeek(agenda.facts, monday, now)
  const isSearching = asked.semaine === 'premier' || week.freeCount === 0
  const firstFree = isSearching ? await searchFirstFree(scope, agenda, today, now) : null
  if (asked.semaine === 'premier' && firstFree) go(mondayOf(firstFree.day), firstFree.day)
  const nearest = asked.perdu ? await searchNearest(scope, new Date(asked.perdu), zone, now) : []
  const isSearchCut = agenda.pass.validUntil > addDays(today, searchDays)
  return { agenda, week, today, bounds, firstFree, isSearchCut, nearest }
}

async function searchFirstFree(scope: AgendaScope, { pass }: Agenda, today: Day, now: Date): Promise<Slot | null> {
  const from = laterOf(today, firstDayOf(pass))
  const until = [pass.validUntil, addDays(from, searchDays)].sort()[0]!
  const wide = from <= until ? await findAgenda(scope, from, until) : null
  return wide && findFirstFree(wide.facts, from, until, now)
}

/** In the week of the slot that was lost and the two around it. */
async function searchNearest(scope: AgendaScope, lost: Date, zone: string, now: Date): Promise<Slot[]> {
  const monday = mondayOf(dayOf(lost, zone))
  const mondays = [addDays(monday, -7), monday, addDays(monday, 7)]
  const wide = await findAgenda(scope, mondays[0]!, addDays(monday, 13))
  return wide
    ? listNearestFree(
        mondays.map((day) => computeWeek(wide.facts, day, now)),
        lost,
        3,
      )
    : []
}
