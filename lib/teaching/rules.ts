/*
 * Teaching is what a teacher does with a day: the lists at their doors, who came, and the hours that it makes.
 * - At a door are the paid, booked places and, apart, those that an unpaid order holds; nobody else ([1.H7]).
 * - Who came is noted from the start of a lesson, by one tap, and taken back as easily.
 * - A month is paid for what was given, and for whoever said too late, or not at all, that they wouldn't come ([1.H11]).
 */
import { type Day, dayOf, type Instant, type Interval, wallTimeOf } from '@/lib/core/time'
import { dayMinutes, minutesOf } from '@/lib/core/wall-clock'
import {
  type AgendaItem,
  type Attendee,
  type HourOutcome,
  hourOutcomes,
  type PlannedHour,
  paidOutcomes,
  type TeacherMonth,
  type WorkedHour,
} from './types'

/** Whoever has a paid, booked place in a lesson. */
export const listBooked = ({ people }: Pick<AgendaItem, 'people'>): Attendee[] =>
  people.filter(({ bookingId }) => bookingId !== null)

/** Whose place is held by an order that waits for its payment: apart, never counted among those who come. */
export const listUnpaid = ({ people }: Pick<AgendaItem, 'people'>): Attendee[] =>
  people.filter(({ bookingId }) => bookingId === null)

/** Who came is noted from the start of a lesson that takes place. */
export const isMarkable = ({ status, startsAt }: Pick<AgendaItem, 'status' | 'startsAt'>, now: Instant): boolean =>
  status === 'planned' && startsAt.getTime() <= now.getTime()

/** Those nobody has noted anything about. */
export const countUnmarked = (item: Pick<AgendaItem, 'people'>): number =>
  listBooked(item).filter(({ attendance }) => attendance === null).length

/** What is being taught, or comes next: where a day's list begins to be of use. */
export const findCurrent = <Item extends Interval & Pick<AgendaItem, 'status'>>(
  items: readonly Item[],
  now: Instant,
): Item | null => items.find(({ status, endsAt }) => status === 'planned' && endsAt.getTime() > now.getTime()) ?? null

const quarter = 15

type Timed<Item> = { item: Item; day: Day; from: number; to: number }
type Placed<Item> = { item: Item; day: Day; row: number; span: number; lane: number; lanes: number }

/**
 * A week as a grid: each lesson on its day, from its quarter of an hour down, in a lane of its own where several meet;
 * whole hours from the first to the last that something is planned in.
 */
export function layOutWeek<Item extends Interval>(
  items: readonly Item[],
  zone: string,
): { hours: { from: number; to: number }; blocks: Placed<Item>[] } {
  const timed = items.map((item): Timed<Item> => {
    const from = minutesOf(wallTimeOf(item.startsAt, zone))
    const minutes = (item.endsAt.getTime() - item.startsAt.getTime()) / 60_000
    return { item, day: dayOf(item.startsAt, zone), from, to: Math.min(from + minutes, dayMinutes) }
  })
  const hours = {
    from: Math.floor(Math.min(...timed.map(({ from }) => from)) / 60),
    to: Math.ceil(Math.max(...timed.map(({ to }) => to)) / 60),
  }
  const blocks = listMeetings(timed).flatMap((meeting) => {
    const laned = takeLanes(meeting)
    const lanes = Math.max(...laned.map(({ lane }) => lane)) + 1
    return laned.map(({ lane, item, day, from, to }) => ({
      item,
      day,
      row: Math.floor((from - hours.from * 60) / quarter) + 1,
      span: Math.max(1, Math.ceil((to - from) / quarter)),
      lane,
      lanes,
    }))
  })
  return { hours, blocks }
}

/** Lessons of one day that meet each other, directly or through others, together. */
function listMeetings<Item>(timed: readonly Timed<Item>[]): Timed<Item>[][] {
  const meetings: Timed<Item>[][] = []
  const inTurn = [...timed].sort((one, other) => one.day.localeCompare(other.day) || one.from - other.from)
  for (const one of inTurn) {
    const last = meetings.at(-1)
    if (last?.some(({ day, to }) => day === one.day && to > one.from)) last.push(one)
    else meetings.push([one])
  }
  return meetings
}

/** Each in the first lane that is free when it begins. */
function takeLanes<Item>(meeting: readonly Timed<Item>[]): (Timed<Item> & { lane: number })[] {
  const ends: number[] = []
  return meeting.map((one) => {
    const free = ends.findIndex((end) => end <= one.from)
    const lane = free < 0 ? ends.length : free
    ends[lane] = one.to
    return { ...one, lane }
  })
}

/**
 * How an hour that is over ended, for the teacher's pay ([1.H11]): a lesson as it was marked, given unless somebody says
 * otherwise; cancelled late, its hour was kept; a session is given as soon as one of its people was taught. Null: no hour.
 */
export function outcomeOf({ kind, isCancelled, isLate, marks }: PlannedHour): HourOutcome | null {
  if (isCancelled) return kind === 'lesson' && isLate ? 'late_cancelled' : null
  if (marks.length === 0) return null
  if (marks.every((mark) => mark === 'teacher_absent')) return 'teacher_absent'
  if (kind === 'session') return 'given'
  const [mark] = marks
  return mark === 'absent' || mark === 'excused' ? mark : 'given'
}

/** The minutes of each teacher, by how they ended, with those that are paid ([1.H11]). */
export function sumHours(hours: readonly WorkedHour[]): TeacherMonth[] {
  const months = new Map<string, TeacherMonth>()
  for (const { teacherId: id, teacher, outcome, startsAt, endsAt } of hours) {
    const none = Object.fromEntries(hourOutcomes.map((one) => [one, 0])) as TeacherMonth['minutes']
    const month = months.get(id) ?? { id, teacher, minutes: none, paidMinutes: 0 }
    const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)
    month.minutes[outcome] += minutes
    if (paidOutcomes.includes(outcome)) month.paidMinutes += minutes
    months.set(id, month)
  }
  return [...months.values()].sort((one, other) => one.teacher.localeCompare(other.teacher, 'fr'))
}

/** Hours as pay counts them: 90 minutes are '1,50'. */
export const decimalHours = (minutes: number): string => (minutes / 60).toFixed(2).replace('.', ',')
