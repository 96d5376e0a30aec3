import 'server-only'
import { courseSessions } from '@/db/schema/courses'
import { claimTimes } from '@/lib/agenda/commands'
import type { LockedTx } from '@/lib/core/locks'
import type { PlannedDate } from '../types'

type Holder = { structureId: string; courseId: string; teacherId: string; roomId: string; capacity: number }

/** The sessions of the days that are kept, each with the time of its teacher and room. @returns how many */
export async function writeSessions(tx: LockedTx, course: Holder, dates: readonly PlannedDate[]): Promise<number> {
  const kept = dates.flatMap(({ day, state, during }) =>
    state === 'kept' && during ? [{ plannedOn: day, ...during }] : [],
  )
  if (kept.length === 0) return 0
  const { structureId, teacherId, roomId } = course
  const written = await tx
    .insert(courseSessions)
    .values(kept.map((date) => ({ ...course, ...date })))
    .returning({ id: courseSessions.id, startsAt: courseSessions.startsAt, endsAt: courseSessions.endsAt })
  await claimTimes(
    tx,
    written.map(({ id, ...during }) => ({
      structureId,
      ownerKind: 'session',
      ownerId: id,
      during,
      resources: [
        { kind: 'teacher', id: teacherId },
        { kind: 'room', id: roomId },
      ],
    })),
  )
  return written.length
}
