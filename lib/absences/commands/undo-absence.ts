import 'server-only'
import { eq } from 'drizzle-orm'
import { teacherAbsences } from '@/db/schema/absences'
import { availabilityExceptions } from '@/db/schema/agenda'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { listQuestionsOf } from '../queries/find-question'
import { findAbsence } from '../queries/list-absences'
import { stateOf } from '../rules'
import type { UndoRefusal } from '../types'

type Undone = { absenceId: string; kept: number; answered: number }
type UndoOutcome = Outcome<Undone, UndoRefusal | 'not_found' | Busy>

/**
 * The teacher comes after all ([1.H6]): their hours are offered again, the lessons that nobody answered about take place, and
 * their pupils are told. What was answered meanwhile stays, for somebody to decide. Taken back already: nothing changes.
 */
export async function undoAbsence(actor: Staff, absenceId: string): Promise<UndoOutcome> {
  const seen = await findAbsence(actor, absenceId)
  if (!seen) return refuse('not_found')
  const { structureId } = actor
  return withLocks([`teacher:${seen.teacherId}`], async (tx, now): Promise<UndoOutcome> => {
    const absence = await findAbsence(actor, absenceId, tx)
    if (!absence) return refuse('not_found')
    const questions = await listQuestionsOf(absenceId, tx)
    const open = questions.filter((question) => stateOf(question) === 'asked' && question.startsAt > now)
    const answered = questions.filter((question) => stateOf(question) === 'chosen').length
    if (absence.undoneAt) return accept({ absenceId, kept: 0, answered })
    if (absence.isOver) return refuse('absence_over')
    await tx.update(teacherAbsences).set({ undoneAt: now, exceptionId: null }).where(eq(teacherAbsences.id, absenceId))
    if (absence.exceptionId)
      await tx.delete(availabilityExceptions).where(eq(availabilityExceptions.id, absence.exceptionId))
    await tell(tx, [
      {
        structureId,
        topic: 'availability.changed',
        key: `availability.changed:${absenceId}:absence.undone`,
        payload: { teacherId: absence.teacherId },
      },
      ...open.map(({ answerId }) => ({
        structureId,
        topic: 'absence.undone',
        key: `absence.undone:${answerId}`,
        payload: { answerId },
      })),
    ])
    await recordAudit(tx, actor, {
      structureId,
      operation: 'absence.undone',
      subjectKind: 'teacher_absence',
      subjectId: absenceId,
      before: { startsAt: absence.startsAt.toISOString(), endsAt: absence.endsAt.toISOString() },
      after: { kept: open.length, answered },
    })
    return accept({ absenceId, kept: open.length, answered })
  })
}
