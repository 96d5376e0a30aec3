import type { AvailabilityExceptionKind, Opening, OpeningException } from '@/lib/agenda/types'
import type { Day, Instant, Interval, WallTime } from '@/lib/core/time'

export type AvailabilityRefusal =
  | 'hours_overlap'
  | 'room_elsewhere'
  /** Days closed by a declared absence, whose pupils were asked what becomes of their lessons. */
  | 'exception_of_absence'

/** What a form asks for: hours of every week, in rooms of one place. */
export type GivenHours = Omit<Opening, 'locationId'>

/** What a form asks for: days that differ. Extra hours have a place and times; an absence without times is of whole days. */
export type GivenException = {
  kind: AvailabilityExceptionKind
  startsOn: Day
  endsOn: Day
  startsAt: WallTime | null
  endsAt: WallTime | null
  locationId: string | null
  label: string
}

export type WeeklyHours = Opening & { id: string }
export type DatedException = OpeningException & { id: string; label: string }

/** An individual lesson to come, as hours are compared with it. */
export type PlannedLesson = Interval & {
  id: string
  passId: string
  learner: string
  lesson: string
  locationId: string
}

/** Hours and differences together: when a teacher is there. */
export type Presence = { zone: string; openings: readonly WeeklyHours[]; exceptions: readonly DatedException[] }

/** Something of a teacher's week, as their page shows it. */
export type WeekItem = {
  /** Of hours and differing days, which can be changed. */
  id: string | null
  kind: 'hours' | 'extra' | 'absence' | 'lesson' | 'session' | 'elsewhere'
  from: WallTime
  to: WallTime
  /** A place, a name, a reason; empty for what is taken elsewhere. */
  text: string
}

export type Taken = { kind: 'lesson' | 'session' | 'elsewhere'; startsAt: Instant; endsAt: Instant; text: string }
