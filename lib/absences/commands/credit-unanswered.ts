import 'server-only'
import { eq } from 'drizzle-orm'
import { bookings } from '@/db/schema/bookings'
import { locksOf } from '@/lib/bookings/commands/change-lesson'
import { findLessonForChange } from '@/lib/bookings/queries/find-lesson-for-change'
import type { Job } from '@/lib/core/actor'
import { withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { unwrap } from '@/lib/core/outcome'
import { reportSweeps, sweep } from '@/lib/core/sweep'
import { moveCredit } from '@/lib/passes/commands'
import { type AskedLesson, findQuestion, listOverdueQuestions } from '../queries/find-question'
import { isOverdue } from '../rules'
import { noteAnswer } from './note-answer'

const actor: Job = { kind: 'job', name: 'absences' }

/** Gives back the credit of each lesson that began without an answer: its teacher was absent ([1.H6] [1.G6]). */
export async function creditUnanswered(): Promise<Record<string, number>> {
  return reportSweeps({ credited: await sweep('absences.unanswered', await listOverdueQuestions(), creditOne) })
}

async function creditOne({ structureId, answerId, bookingId }: AskedLesson): Promise<void> {
  const seen = await findLessonForChange(structureId, bookingId, null)
  if (!seen) return
  const outcome = await withLocks(locksOf(seen), async (tx, now) => {
    const [question, lesson] = [
      await findQuestion(structureId, answerId, tx),
      await findLessonForChange(structureId, bookingId, null, tx),
    ]
    if (!question || !lesson || !isOverdue(question, now)) return { ok: true as const, value: null }
    await tx
      .update(bookings)
      .set({ attendance: 'teacher_absent', attendanceNotedAt: now })
      .where(eq(bookings.id, bookingId))
    await moveCredit(tx, actor, 'release', { ...lesson, bookingId }, lesson.creditMoves)
    const key = `absence.credited:${answerId}`
    await tell(tx, { structureId, topic: 'absence.credited', key, payload: { answerId } })
    await noteAnswer(tx, { actor, by: 'machine' }, question, 'credit', now)
    return { ok: true as const, value: null }
  })
  unwrap(outcome)
}
