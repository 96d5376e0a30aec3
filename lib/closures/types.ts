import type { Day, Instant } from '@/lib/core/time'

/** Days on which the school is closed, both included ([1.H12]). */
export type ClosedDays = { startsOn: Day; endsOn: Day; label: string }

export type ClosureRefusal = 'closure_order' | 'closure_past' | 'closure_too_long' | 'closure_known'

/** A lesson or a session that is planned on closed days: it is kept until somebody moves or cancels it. */
export type PlannedThere = {
  id: string
  kind: 'lesson' | 'session'
  startsAt: Instant
  /** The pupil, or the course. */
  name: string
  teacher: string
  /** Of a session. */
  courseId: string | null
  people: number
}
