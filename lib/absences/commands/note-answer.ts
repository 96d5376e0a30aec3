import 'server-only'
import { eq } from 'drizzle-orm'
import { absenceAnswers } from '@/db/schema/absences'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import type { Instant } from '@/lib/core/time'
import type { AbsenceChoice } from '@/lib/structures/types'
import type { AskedLesson } from '../queries/find-question'
import type { AnsweredBy } from '../types'

/** Keeps what was chosen and by whom. The caller has seen that it may be, and holds the locks of the question. */
export async function noteAnswer(
  tx: LockedTx,
  { actor, by }: { actor: Actor; by: AnsweredBy },
  { answerId, structureId, bookingId, clientFileId, absenceId }: AskedLesson,
  choice: AbsenceChoice,
  now: Instant,
): Promise<{ bookingId: string }> {
  await tx
    .update(absenceAnswers)
    .set({ choice, answeredAt: now, answeredBy: by })
    .where(eq(absenceAnswers.id, answerId))
  await recordAudit(tx, actor, {
    structureId,
    operation: 'absence.answered',
    subjectKind: 'booking',
    subjectId: bookingId,
    clientFileId,
    after: { choice, by, absenceId },
  })
  return { bookingId }
}
