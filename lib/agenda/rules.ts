/*
 * The agenda says when a lesson may be: a teacher's weekly hours and the days that differ, less what is closed, taken or
 * outside what was bought ([1.F2], [1.H12]).
 * - Hours are wall-clock times in the structure's zone, turned into instants once: a weekly 17:00 stays 17:00 on both
 *   days when the clocks change, and the hour that doesn't exist is never offered ([6.R11]).
 * - A lesson starts on the hour or the half hour, and fits whole in hours of one place with a room free for all of it.
 * - The same computation draws the grid and guards the booking: what isn't free on screen isn't free on the server.
 */
import {
  addDays,
  addHours,
  addMinutes,
  covers,
  type Day,
  dayOf,
  daysOfWeek,
  type Instant,
  type Interval,
  overlaps,
  type WallTime,
  weekdayOf,
} from '@/lib/core/time'
import { boundOf, createDial, dayMinutes, minutesOf, type ToInstant, wallTime } from '@/lib/core/wall-clock'
import { checkPassDay } from '@/lib/passes/rules'
import type { AgendaFacts, Busy, Slot, SlotState, Week, WeekDay } from './types'

/** Rows of the grid, and the only times at which a lesson starts. */
export const stepMinutes = 30

/** The wall time at which a lesson that starts at `time` ends, as the grid's rows say it. */
export const endOfRow = (time: WallTime, lessonMinutes: number): WallTime =>
  wallTime((minutesOf(time) + lessonMinutes) % dayMinutes)

type Hours = { from: WallTime; to: WallTime; locationId: string; roomIds: readonly string[] }

/** The hours of a teacher on a day: those of the weekday, and those opened for once. */
export function listHours(facts: Pick<AgendaFacts, 'openings' | 'exceptions'>, day: Day): Hours[] {
  const weekday = weekdayOf(day)
  const weekly = facts.openings
    .filter((one) => one.weekday === weekday && one.validFrom <= day && day <= (one.validUntil ?? day))
    .map((one) => ({ from: one.startsAt, to: one.endsAt, locationId: one.locationId, roomIds: one.roomIds }))
  const extra = facts.exceptions
    .filter((one) => one.kind === 'available' && one.startsOn <= day && day <= one.endsOn)
    .map((one) => ({
      from: one.startsAt ?? '00:00',
      to: one.endsAt ?? '24:00',
      locationId: one.locationId ?? '',
      roomIds: one.roomIds,
    }))
  return [...weekly, ...extra]
}

function listAbsences(facts: AgendaFacts, day: Day, dial: ToInstant): Interval[] {
  return facts.exceptions
    .filter((one) => one.kind === 'unavailable' && one.startsOn <= day && day <= one.endsOn)
    .map(({ startsAt, endsAt }) => ({
      startsAt: boundOf(dial, startsAt ?? '00:00'),
      endsAt: boundOf(dial, endsAt ?? '24:00'),
    }))
}

/** Start times, in minutes of the day, at which a lesson fits whole in some hours. */
function listStarts(hours: readonly Hours[]): number[] {
  const starts = new Set<number>()
  for (const { from, to } of hours) {
    const first = Math.ceil(minutesOf(from) / stepMinutes) * stepMinutes
    for (let minutes = first; minutes < Math.min(minutesOf(to), dayMinutes); minutes += stepMinutes) starts.add(minutes)
  }
  return [...starts].sort((a, b) => a - b)
}

type BusyIndex = (resourceId: string, during: Interval) => boolean

function indexBusy(busy: readonly Busy[]): BusyIndex {
  const byResource = new Map<string, Busy[]>()
  for (const one of busy) byResource.set(one.resourceId, [...(byResource.get(one.resourceId) ?? []), one])
  return (resourceId, during) => byResource.get(resourceId)?.some((one) => overlaps(one, during)) ?? false
}

type PreparedDay = NonNullable<ReturnType<typeof prepareDay>>

function computeSlot(
  facts: AgendaFacts,
  of: PreparedDay,
  isBusy: BusyIndex,
  { day, minutes }: { day: Day; minutes: number },
  now: Instant,
): Slot | null {
  const startsAt = of.dial(minutes)
  if (!startsAt) return null
  const at = { day, time: wallTime(minutes), startsAt, endsAt: addMinutes(startsAt, facts.lessonMinutes) }
  const windows = of.windows.filter((window) => covers(window, at))
  const first = windows[0]
  if (!first) return null
  const give = (state: SlotState): Slot => ({ ...at, state, locationId: first.locationId, roomId: null })
  if (of.isClosed) return give('closed')
  if (of.absences.some((absence) => overlaps(absence, at))) return give('away')
  if (!of.isInPass) return give('outside_validity')
  if (isTooLate(at.startsAt, facts.noticeHours, now)) return give('too_late')
  if (isBusy(facts.learnerId, at)) return give('own')
  if (isBusy(facts.teacherId, at)) return give('full')
  for (const { locationId, roomIds } of windows) {
    const roomId = roomIds.find((room) => !isBusy(room, at))
    if (roomId) return { ...at, state: 'free', locationId, roomId }
  }
  return give('full')
}

/** Less than the notice before: now is past start − notice; exactly at the notice is still in time. */
export const isTooLate = (startsAt: Instant, noticeHours: number, now: Instant): boolean =>
  now.getTime() > addHours(startsAt, -noticeHours).getTime()

/** A closed day has no lesson, whoever teaches ([1.H12]). */
export const findClosure = (facts: Pick<AgendaFacts, 'closures'>, day: Day) =>
  facts.closures.find((closure) => closure.startsOn <= day && day <= closure.endsOn) ?? null

/** What a day's slots have in common; null on a day without hours. */
function prepareDay(facts: AgendaFacts, day: Day) {
  const hours = listHours(facts, day)
  if (hours.length === 0) return null
  const dial = createDial(day, facts.zone)
  return {
    windows: hours.map((one) => ({ ...one, startsAt: boundOf(dial, one.from), endsAt: boundOf(dial, one.to) })),
    absences: listAbsences(facts, day, dial),
    isClosed: findClosure(facts, day) !== null,
    isInPass: checkPassDay(facts.pass, day).ok,
    dial,
    starts: listStarts(hours),
  }
}

/** The slots of a day that say something: every half hour at which the teacher teaches, with its state. */
function computeDay(facts: AgendaFacts, day: Day, isBusy: BusyIndex, now: Instant): Slot[] {
  const of = prepareDay(facts, day)
  return of ? of.starts.flatMap((minutes) => computeSlot(facts, of, isBusy, { day, minutes }, now) ?? []) : []
}

/** The week grid of a teacher for a pass, Monday to Sunday ([1.F2]). */
export function computeWeek(facts: AgendaFacts, monday: Day, now: Instant): Week {
  const isBusy = indexBusy(facts.busy)
  const days: WeekDay[] = daysOfWeek(monday).map((day) => ({
    day,
    closure: findClosure(facts, day)?.label ?? null,
    slots: Object.fromEntries(computeDay(facts, day, isBusy, now).map((slot) => [slot.time, slot])),
  }))
  const shown = days.flatMap((day) => Object.values(day.slots))
  const minutes = shown.map((slot) => minutesOf(slot.time)).sort((a, b) => a - b)
  const rows = shown.length === 0 ? 0 : (minutes.at(-1)! - minutes[0]!) / stepMinutes + 1
  return {
    monday,
    times: Array.from({ length: rows }, (_, rank) => wallTime(minutes[0]! + rank * stepMinutes)),
    days,
    freeCount: shown.filter((slot) => slot.state === 'free').length,
  }
}

/** The slot that starts at an instant; null where the grid has no cell for it, so that nobody books between two rows. */
export function findSlot(facts: AgendaFacts, startsAt: Instant, now: Instant): Slot | null {
  const day = dayOf(startsAt, facts.zone)
  const of = prepareDay(facts, day)
  const minutes = of?.starts.find((start) => of.dial(start)?.getTime() === startsAt.getTime())
  return of && minutes !== undefined ? computeSlot(facts, of, indexBusy(facts.busy), { day, minutes }, now) : null
}

/** On a day, the earliest free slot of some of several agendas, by time: no more of them than asked for ([1.F6]). */
export function listFirstFree(
  agendas: readonly AgendaFacts[],
  day: Day,
  count: number,
  now: Instant,
): { rank: number; slot: Slot }[] {
  const open = agendas.flatMap((facts, rank) => {
    const of = prepareDay(facts, day)
    return of ? [{ rank, facts, of, isBusy: indexBusy(facts.busy) }] : []
  })
  const found = new Map<number, Slot>()
  for (const minutes of [...new Set(open.flatMap(({ of }) => of.starts))].sort((a, b) => a - b)) {
    if (found.size >= count) break
    for (const { rank, facts, of, isBusy } of open) {
      if (found.has(rank) || !of.starts.includes(minutes)) continue
      const slot = computeSlot(facts, of, isBusy, { day, minutes }, now)
      if (slot?.state === 'free') found.set(rank, slot)
    }
  }
  return [...found].map(([rank, slot]) => ({ rank, slot })).slice(0, count)
}

/** 'Premier créneau libre': the earliest free slot from a day to another, both included ([1.F2]). */
export function findFirstFree(facts: AgendaFacts, from: Day, until: Day, now: Instant): Slot | null {
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const [first] = listFirstFree([facts], day, 1, now)
    if (first) return first.slot
  }
  return null
}
