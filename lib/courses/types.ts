import type { Day, Instant, WallTime } from '@/lib/core/time'

export const sessionStatuses = ['planned', 'cancelled'] as const
export type SessionStatus = (typeof sessionStatuses)[number]

/** The three zones of the French school holidays. */
export const holidayZones = ['A', 'B', 'C'] as const
export type HolidayZone = (typeof holidayZones)[number]

/** Who gave up a session for a later one: the member, out of those that the pass allows, or the school, which takes none of them. */
export const postponementKinds = ['member', 'school'] as const
export type PostponementKind = (typeof postponementKinds)[number]

/** A weekly course: wall-clock times in the structure's zone, first and last day included. */
export type WeeklyPattern = {
  /** 1 Monday … 7 Sunday */
  weekday: number
  startsAt: WallTime
  lessonMinutes: number
  firstOn: Day
  lastOn: Day
  /** Null: held during the school holidays too. */
  holidayZone: HolidayZone | null
}

/** One dated occurrence of a course, as enrolments look at it. */
export type Session = { id: string; courseId: string; startsAt: Instant; endsAt: Instant; status: SessionStatus }
