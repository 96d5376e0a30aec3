import type { Day, Instant, Interval, WallTime } from '@/lib/core/time'
import type { AbsenceChoice } from '@/lib/structures/types'

/** What becomes of a group session whose teacher is away: somebody else gives it, or it is cancelled ([1.H6]). */
export const sessionOutcomes = ['substitute', 'cancelled'] as const

/** Who said what becomes of a lesson: its pupil, the office for them, or nobody before its hour came. */
export type AnsweredBy = 'member' | 'staff' | 'machine'

/** Days of an absence, both included; times for a part of a single day. */
export type AbsenceDays = { startsOn: Day; endsOn: Day; startsAt: WallTime | null; endsAt: WallTime | null }

export type WantedAbsence = AbsenceDays & {
  teacherId: string
  reason: string
  choices: readonly AbsenceChoice[]
  substituteId: string | null
}

/** What a lesson or a session asks of whoever would give it. */
export type Affected = Interval & { id: string; offerIds: readonly string[]; discipline: string | null }

/** Somebody who may give lessons instead: what they teach, and the time that they have given already. */
export type Candidate = {
  id: string
  name: string
  offerIds: readonly string[]
  discipline: string
  busy: readonly Interval[]
}

/** asked: nobody answered yet; chosen: answered; settled: moved or cancelled by another way; kept: the absence was taken back. */
export type QuestionState = 'asked' | 'chosen' | 'settled' | 'kept'

/** What decides whether a question about a lesson may still be answered. */
export type Question = {
  choices: readonly AbsenceChoice[]
  substituteId: string | null
  /** The absence was taken back. */
  isUndone: boolean
  choice: AbsenceChoice | null
  /** The lesson is booked as it was, with the teacher who is away, and nothing was noted of it. */
  isUnchanged: boolean
  startsAt: Instant
}

export type AbsenceRefusal =
  | 'absence_order'
  | 'absence_past'
  | 'absence_too_long'
  | 'absence_hours_of_days'
  | 'absence_known'
  | 'absence_without_choice'
  | 'substitute_unfit'
  | 'absence_changed'
  | 'teacher_unknown'

/** Why an answer isn't taken, or an absence not taken back. */
export type AnswerRefusal =
  | 'already_answered'
  | 'absence_undone'
  | 'choice_not_offered'
  | 'substitute_taken'
  | 'lesson_begun'
  | 'lesson_settled'
  | 'slot_missing'

export type UndoRefusal = 'absence_over'
export type SubstituteRefusal = 'session_settled' | 'substitute_taken'
