import type { OfferKind } from '@/lib/catalogue/types'
import type { Day, Instant } from '@/lib/core/time'

/** What a day holds: how many lessons and sessions, how many people come, when it begins, and who can't come. */
export type DayFigures = {
  lessons: number
  sessions: number
  people: number
  firstAt: Instant | null
  absentTeachers: string[]
}

/** Money of a week, in cents: come, and still to come (what is late included). */
export type MoneyWeek = { monday: Day; receivedCents: number; expectedCents: number }

/** How full the sessions of a course are over the coming weeks: places taken or held, of all there are. */
export type CourseFilling = { courseId: string; name: string; sessions: number; taken: number; capacity: number }

/** A membership that ends soon, with none after it yet. */
export type EndingMembership = { id: string; clientFileId: string; learner: string; endsOn: Day }

/** What was invoiced in a month by kind of offer, in cents, credit notes deducted from the whole. */
export type SalesMonth = { month: Day; byKind: Partial<Record<OfferKind, number>>; creditedCents: number }

/** What became of the lessons and places of a month. */
export type AttendanceMonth = { month: Day; given: number; absent: number; excused: number; cancelled: number }

/** How many learners had a membership in force at some time of a month. */
export type MembersMonth = { month: Day; members: number }
