import { addDays, addMinutes, type Day, findInstant, type Instant, type Interval, weekdayOf } from '@/lib/core/time'
import type { Closure } from '../days'
import type { Absence, Availability } from '../teachers'

export type PlannedSlot = Interval & { roomId: string }

/** Who is busy when, so that the lessons of the seed respect what the database would refuse anyway. */
export type Schedule = {
  /** The free start closest to a wall-clock time on a day; null when the teacher has none. */
  findSlot: (wanted: {
    teacherId: string
    learnerId: string
    day: Day
    near: string
    minutes: number
  }) => PlannedSlot | null
  isFree: (resourceId: string, during: Interval) => boolean
  occupy: (resourceIds: readonly string[], during: Interval) => void
  isOpen: (teacherId: string, day: Day) => boolean
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function startsOf(availability: Availability, minutes: number): number[] {
  const first = Math.ceil(minutesOf(availability.startsAt) / 30) * 30
  const last = minutesOf(availability.endsAt) - minutes
  return Array.from({ length: Math.max(0, Math.floor((last - first) / 30) + 1) }, (_, index) => first + index * 30)
}

const touches = (period: { startsOn: Day; endsOn: Day }, day: Day) => period.startsOn <= day && day <= period.endsOn

export function createSchedule(given: {
  zone: string
  availabilities: readonly Availability[]
  absences: readonly Absence[]
  closures: readonly Closure[]
}): Schedule {
  const busy = new Map<string, Interval[]>()
  const isFree = (id: string, { startsAt, endsAt }: Interval) =>
    !busy.get(id)?.some((other) => other.startsAt < endsAt && startsAt < other.endsAt)

  const isAbsent = (teacherId: string, day: Day) =>
    given.absences.some((one) => one.kind === 'unavailable' && one.teacherId === teacherId && touches(one, day))

  const hoursOf = (teacherId: string, day: Day) =>
    given.closures.some((closure) => touches(closure, day)) || isAbsent(teacherId, day)
      ? []
      : given.availabilities.filter((one) => one.teacherId === teacherId && one.weekday === weekdayOf(day))

  const fit = (availability: Availability, startsAt: Instant, minutes: number, others: readonly string[]) => {
    const during = { startsAt, endsAt: addMinutes(startsAt, minutes) }
    if (!others.every((id) => isFree(id, during))) return null
    const roomId = availability.roomIds.find((id) => isFree(id, during))
    return roomId ? { ...during, roomId } : null
  }

  return {
    isFree,
    isOpen: (teacherId, day) => hoursOf(teacherId, day).length > 0,
    findSlot: ({ teacherId, learnerId, day, near, minutes }) => {
      const distance = (start: number) => Math.abs(start - minutesOf(near))
      const candidates = hoursOf(teacherId, day)
        .flatMap((availability) => startsOf(availability, minutes).map((start) => ({ availability, start })))
        .sort((a, b) => distance(a.start) - distance(b.start))
      for (const { availability, start } of candidates) {
        const startsAt = findInstant(day, timeOf(start), given.zone)
        const slot = startsAt && fit(availability, startsAt, minutes, [teacherId, learnerId])
        if (slot) return slot
      }
      return null
    },
    occupy: (resourceIds, during) => {
      for (const id of resourceIds) busy.set(id, [...(busy.get(id) ?? []), during])
    },
  }
}

/** Every day from one to another, both included. */
export function listDays(from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
