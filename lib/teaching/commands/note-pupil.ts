import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { bookings } from '@/db/schema/bookings'
import { writeNote } from '@/lib/client-files/commands/keep-notes'
import type { NoteRefusal } from '@/lib/client-files/types'
import type { Staff } from '@/lib/core/actor'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { findReach } from '@/lib/staff/queries'
import { isWithinReach } from '@/lib/staff/rules'

/**
 * What a teacher must remember of one of their own pupils, beside the name on every list ([2.A9]); the office writes it of any.
 * Somebody whom they don't teach doesn't exist for them ([6.L5]). @returns the note's id
 */
export async function notePupil(
  actor: Staff,
  { bookingId, body }: { bookingId: string; body: string },
): Promise<Outcome<string, NoteRefusal>> {
  const [pupil] = await db()
    .select({ learnerId: bookings.learnerId, clientFileId: bookings.clientFileId, teacherId: bookings.teacherId })
    .from(bookings)
    .where(
      and(
        eq(bookings.id, bookingId),
        eq(bookings.structureId, actor.structureId),
        inArray(bookings.status, ['booked']),
      ),
    )
  if (!pupil || !isWithinReach(await findReach(actor), pupil.teacherId)) return refuse('not_found')
  const { learnerId, clientFileId } = pupil
  return withLocks([`client-file:${clientFileId}`], async (tx) =>
    accept(await writeNote(tx, actor, { learnerId, clientFileId, kind: 'teacher', body })),
  )
}
