import 'server-only'
import { eq } from 'drizzle-orm'
import { bookings } from '@/db/schema/bookings'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { moveCredit } from '@/lib/passes/commands'
import { checkAttendance, givesCreditBack } from '../rules'
import type { Attendance, AttendanceRefusal } from '../types'
import { changeLesson } from './change-lesson'
import { subjectOf } from './note-change'

/**
 * What the teacher or the administration marks of a lesson that has begun ([1.G6] [1.H7]): an absent teacher or an excused
 * learner gives the credit back, another mark takes it again; null takes the last mark back. The same mark twice changes nothing.
 */
export async function markAttendance(
  actor: Actor,
  { bookingId, attendance }: { bookingId: string; attendance: Attendance | null },
): Promise<Outcome<{ bookingId: string }, AttendanceRefusal | 'no_credit_left' | 'not_found' | Busy>> {
  if (actor.kind !== 'staff') return refuse('not_found')
  return changeLesson(actor, bookingId, async (tx, lesson, now) => {
    const verdict = checkAttendance(lesson, now)
    if (!verdict.ok) return verdict
    if (lesson.attendance === attendance) return accept({ bookingId })
    const wasBack = givesCreditBack(lesson.attendance)
    const noted = attendance && { attendanceNotedAt: now, attendanceNotedBy: actor.accountId }
    await tx
      .update(bookings)
      .set({ attendance, ...(noted ?? { attendanceNotedAt: null, attendanceNotedBy: null }) })
      .where(eq(bookings.id, bookingId))
    if (wasBack !== givesCreditBack(attendance)) {
      await moveCredit(tx, actor, wasBack ? 'reserve' : 'release', { ...lesson, bookingId }, lesson.creditMoves)
    }
    await recordAudit(tx, actor, {
      ...subjectOf(lesson.structureId, bookingId, lesson.clientFileId),
      operation: 'booking.attendance',
      before: { attendance: lesson.attendance },
      after: { attendance },
    })
    return accept({ bookingId })
  })
}
