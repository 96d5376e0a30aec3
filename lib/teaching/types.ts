import type { Attendance } from '@/lib/bookings/types'
import type { Interval } from '@/lib/core/time'
import type { SessionStatus } from '@/lib/courses/types'

/** What the office noted of a learner for whoever teaches them ([2.A9]). */
export type TeacherNote = { body: string; author: string; notedAt: string }

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
  notes: TeacherNote[]
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
  people: Attendee[]
}

/** What an agenda is narrowed to; a teacher's is their own. */
export type AgendaFilter = { teacherId?: string; roomId?: string; locationId?: string }

/** How a planned hour ended, for the teacher's pay ([1.H11]). */
export const hourOutcomes = ['given', 'late_cancelled', 'absent', 'excused', 'teacher_absent'] as const
export type HourOutcome = (typeof hourOutcomes)[number]
