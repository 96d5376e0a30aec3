import 'server-only'
import { setImmediate as letOthersWork } from 'node:timers/promises'
import { addDays, addMinutes, dayOf, type Instant, type Interval, overlaps, startOfDay } from '@/lib/core/time'
import { isTooLong, runBounded } from './bounded-run'
import { type Dated, type ReadEvent, readEvent } from './calendar-event'
import { type EventLines, isCalendar, listEvents } from './calendar-events'
import { type Clock, readZones, toInstant } from './calendar-times'

export type BusyTimes = {
  busy: Interval[]
  /** Something in it couldn't be read, or there was more than is kept. */
  isPartial: boolean
}

const maxOccurrences = 5_000
const maxEvents = 20_000
/** A rule of repetition may be endless without a single date ('30 February of each month'): it is stopped. */
const maxMsOfEvent = 150
/** A file takes no more of the processor than this. */
const maxMs = 8_000
/** The page of somebody else waits about this long for a file to be read. */
const turnMs = 20

/** How long the processor has worked for us since then, in milliseconds: what others took of it doesn't count. */
function workedSince(then: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(then)
  return (user + system) / 1_000
}

/** Something long is put down now and then, so that the process answers others. */
function createTurns() {
  const begun = process.cpuUsage()
  let turn = performance.now()
  return {
    isOver: () => workedSince(begun) > maxMs,
    rest: async () => {
      if (performance.now() - turn < turnMs) return
      await letOthersWork()
      turn = performance.now()
    },
  }
}
type Turns = ReturnType<typeof createTurns>

async function splitEvents(text: string, turns: Turns): Promise<EventLines[]> {
  const blocks: EventLines[] = []
  for (const block of listEvents(text)) {
    if (block && blocks.length <= maxEvents) blocks.push(block)
    await turns.rest()
  }
  return blocks
}

/** Looks up once where each day begins: from then on a time costs nothing. */
async function learnDays({ startsAt, endsAt }: Interval, zone: string, turns: Turns): Promise<void> {
  for (let day = dayOf(startsAt, zone); startOfDay(day, zone) <= endsAt; day = addDays(day, 1)) await turns.rest()
}

/** How much of its time a stopped event must have worked itself: less, and it was the machine that was busy elsewhere. */
const ownShareMs = maxMsOfEvent / 2
const maxTries = 20

/** Null for what can't be read, or has no end. On a busy machine it is tried again: nobody's time is lost to that. */
async function readBounded(work: () => ReadEvent): Promise<ReadEvent | null> {
  for (let turn = 0; turn < maxTries; turn += 1) {
    const before = process.cpuUsage()
    try {
      return runBounded(maxMsOfEvent, work)
    } catch (error) {
      if (!isTooLong(error) || workedSince(before) > ownShareMs) return null
      await letOthersWork()
    }
  }
  return null
}

/** Until when one that begins then lasts: whole days when it only says days, nothing when it only says its hour. */
function endOf({ start, end, durationSeconds }: ReadEvent, at: Dated, startsAt: Instant, clock: Clock): Instant {
  if (at.time.isDate) {
    const seconds = end && start ? end.time.subtractDate(start.time).toSeconds() : (durationSeconds ?? 0)
    const last = at.time.clone()
    last.adjust(Math.max(1, Math.ceil(seconds / 86_400)), 0, 0, 0)
    return toInstant(last, at.tzid, clock)
  }
  if (!end || !start) return addMinutes(startsAt, (durationSeconds ?? 0) / 60)
  const length = toInstant(end.time, end.tzid, clock).getTime() - toInstant(start.time, start.tzid, clock).getTime()
  return addMinutes(startsAt, length / 60_000)
}

type Placed = { uid: string; original: number | null; times: Interval[] }

/** The instants of an event that are within what is wanted. */
function placeEvent(event: ReadEvent, clock: Clock, wanted: Interval): Placed {
  const place = ({ time, tzid }: Dated) => toInstant(time, tzid, clock)
  const left = new Set(event.left.map((one) => place(one).getTime()))
  const times = event.starts.flatMap((at) => {
    const startsAt = place(at)
    const one = { startsAt, endsAt: endOf(event, at, startsAt, clock) }
    return left.has(startsAt.getTime()) || one.endsAt <= startsAt || !overlaps(one, wanted) ? [] : [one]
  })
  return { uid: event.uid, original: event.original && place(event.original).getTime(), times }
}

function placeOrNull(event: ReadEvent | null, clock: Clock, wanted: Interval): Placed | null {
  try {
    return event && placeEvent(event, clock, wanted)
  } catch {
    return null
  }
}

/** A repetition that was moved, shortened or cancelled on its own replaces the one that the rule gives. */
function replaceOriginals(placed: readonly Placed[]): Interval[] {
  const replaced = new Set(placed.flatMap(({ uid, original }) => (original === null ? [] : [`${uid} ${original}`])))
  return placed.flatMap(({ uid, original, times }) =>
    original === null ? times.filter(({ startsAt }) => !uid || !replaced.has(`${uid} ${startsAt.getTime()}`)) : times,
  )
}

const earlier = (one: Instant, other: Instant): Instant => new Date(Math.min(one.getTime(), other.getTime()))
const later = (one: Instant, other: Instant): Instant => new Date(Math.max(one.getTime(), other.getTime()))

/** Joined where they touch, so that a teacher's row says when, not how often. */
function merge(times: readonly Interval[], wanted: Interval): Interval[] {
  const merged: Interval[] = []
  for (const one of [...times].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const startsAt = later(one.startsAt, wanted.startsAt)
    const endsAt = earlier(one.endsAt, wanted.endsAt)
    const last = merged.at(-1)
    if (last && startsAt <= last.endsAt) last.endsAt = later(last.endsAt, endsAt)
    else merged.push({ startsAt, endsAt })
  }
  return merged
}

/**
 * When somebody is busy by a calendar of theirs ([1.F7]), joined, within a stretch of time; null for what is no calendar.
 * The file is anybody's: what can't be read, repeats too often or takes too long is left out, and said.
 */
export async function readBusyTimes(text: string, zone: string, wanted: Interval): Promise<BusyTimes | null> {
  if (!isCalendar(text)) return null
  const turns = createTurns()
  const blocks = await splitEvents(text, turns)
  await learnDays(wanted, zone, turns)
  const clock = { zone, zones: readZones(blocks.filter(({ kind }) => kind === 'zone')) }
  const placed: Placed[] = []
  let [isPartial, count] = [blocks.length > maxEvents, 0]
  for (const { lines } of blocks.filter(({ kind }) => kind === 'event')) {
    await turns.rest()
    if (turns.isOver() || count > maxOccurrences) {
      isPartial = true
      break
    }
    const one = placeOrNull(await readBounded(() => readEvent(lines, zone, wanted)), clock, wanted)
    if (one) placed.push(one)
    else isPartial = true
    count += one?.times.length ?? 0
  }
  const times = replaceOriginals(placed)
  return { busy: merge(times.slice(0, maxOccurrences), wanted), isPartial: isPartial || times.length > maxOccurrences }
}
