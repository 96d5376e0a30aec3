import type { Attendance } from '@/lib/bookings/types'
import type { FileNote } from '@/lib/client-files/types'
import type { Interval } from '@/lib/core/time'
import type { SessionStatus } from '@/lib/courses/types'

/** Somebody at the door of a lesson: with a paid, booked place, or apart, with one that an unpaid order holds ([1.H7]). */
export type Attendee = {
  id: string
  /** Null: a place held by an order that waits for its payment. */
  bookingId: string | null
  passId: string | null
  orderNumber: number | null
  name: string
  isMinor: boolean
  /** Who answers for them: the payer's name where it is another one. */
  payer: string
  phone: string | null
  email: string | null
  /** What the family wrote for the teacher ([1.B8]). */
  wishes: string
  /** What the office noted for whoever teaches them ([2.A9]). */
  notes: Pick<FileNote, 'id' | 'body' | 'author' | 'authorId'>[]
  attendance: Attendance | null
  /** Who noted it, and when. */
  notedBy: string | null
  notedAt: string | null
}

/** A lesson of one learner, or a session of a course, as a teacher's day has it. */
export type AgendaItem = Interval & {
  id: string
  kind: 'lesson' | 'session'
  title: string
  courseId: string | null
  teacherId: string
  teacher: string
  roomId: string
  room: string
  place: string
  status: SessionStatus
  /** Of a session. */
  capacity: number | null
  /** A lesson whose teacher can't come, until its pupil says what becomes of it ([1.H6]). */
  isTeacherAway: boolean
  people: Attendee[]
}

/** What an agenda is narrowed to; a teacher's is their own. */
export type AgendaFilter = { teacherId?: string; roomId?: string; locationId?: string }

/** What is known of a lesson or a session that is over, to say how it ended. */
export type PlannedHour = {
  kind: 'lesson' | 'session'
  isCancelled: boolean
  /** Cancelled within its notice, by the pupil or the office: never by the teacher. */
  isLate: boolean
  /** Of those who had a place: one for a lesson. */
  marks: readonly (Attendance | null)[]
}

/** A line of a teacher's month. */
export type WorkedHour = Interval & {
  id: string
  kind: PlannedHour['kind']
  teacherId: string
  teacher: string
  /** The pupil, or the course. */
  name: string
  people: number
  outcome: HourOutcome
}

/** The minutes of a teacher's month, by how they ended. */
export type TeacherMonth = { id: string; teacher: string; minutes: Record<HourOutcome, number>; paidMinutes: number }

/** How a planned hour ended, for the teacher's pay ([1.H11]). */
export const hourOutcomes = ['given', 'late_cancelled', 'absent', 'excused', 'teacher_absent'] as const
export type HourOutcome = (typeof hourOutcomes)[number]

/** What is paid: what was given, and what was kept for somebody who said too late, or not at all, that they wouldn't come. */
export const paidOutcomes: readonly HourOutcome[] = ['given', 'late_cancelled', 'absent']
