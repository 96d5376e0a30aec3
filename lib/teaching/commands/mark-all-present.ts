import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { bookings } from '@/db/schema/bookings'
import { checkAttendance } from '@/lib/bookings/rules'
import type { AttendanceRefusal } from '@/lib/bookings/types'
import type { Staff } from '@/lib/core/actor'
import { recordAudits } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { findSession } from '@/lib/courses/queries/find-session'

type Marked = Outcome<{ marked: number }, AttendanceRefusal | 'not_found' | Busy>

/**
 * 'Tous présents' ([1.H7]): whoever has a place in a session that has begun and isn't marked yet. No credit moves, since an
 * unmarked lesson is taken like one marked as present ([1.G6]). Asked again, it marks nobody.
 */
export async function markAllPresent(actor: Staff, sessionId: string): Promise<Marked> {
  const seen = await findSession(actor, sessionId)
  if (!seen) return refuse('not_found')
  // The lock that each mark of the session's teacher takes too.
  return withLocks([`teacher:${seen.teacherId}`], async (tx, now): Promise<Marked> => {
    const session = (await findSession(actor, sessionId, tx)) ?? seen
    const status = session.status === 'cancelled' ? 'cancelled' : 'booked'
    const verdict = checkAttendance({ startsAt: session.startsAt, status }, now)
    if (!verdict.ok) return verdict
    const marked = await tx
      .update(bookings)
      .set({ attendance: 'present', attendanceNotedAt: now, attendanceNotedBy: actor.accountId })
      .where(and(eq(bookings.sessionId, sessionId), eq(bookings.status, 'booked'), isNull(bookings.attendance)))
      .returning({ id: bookings.id, clientFileId: bookings.clientFileId })
    await recordAudits(
      tx,
      actor,
      marked.map(({ id, clientFileId }) => ({
        structureId: session.structureId,
        operation: 'booking.attendance',
        subjectKind: 'booking',
        subjectId: id,
        clientFileId,
        before: { attendance: null },
        after: { attendance: 'present' },
      })),
    )
    return accept({ marked: marked.length })
  })
}
