import 'server-only'
import { and, eq } from 'drizzle-orm'
import { absenceSessions } from '@/db/schema/absences'
import type { Staff } from '@/lib/core/actor'
import type { LockedTx } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { changeSession } from '@/lib/courses/commands/change-session'
import { giveSession } from '@/lib/courses/commands/give-session'
import { checkChangeable } from '@/lib/courses/rules'
import type { DeskSession, SessionRefusal } from '@/lib/courses/types'
import { findAbsence, listSubstitutedSessions } from '../queries/list-absences'
import { listAffectedSessions, listCandidates } from '../queries/list-affected'
import { isFitFor } from '../rules'
import type { SubstituteRefusal } from '../types'

type Given = { sessionId: string; substituteId: string; absenceId: string }
type SubstituteOutcome = Outcome<{ sessionId: string }, SubstituteRefusal | SessionRefusal | 'not_found' | Busy>

/**
 * Somebody else gives a session of an absence ([1.H6]): they teach it and are free, and whoever is in it is told. Refuses
 * `session_settled` for one that the absent teacher doesn't give any more.
 */
export async function substituteSession(
  actor: Staff,
  { sessionId, substituteId, absenceId }: Given,
): Promise<SubstituteOutcome> {
  const absence = await findAbsence(actor, absenceId)
  if (!absence || absence.undoneAt) return refuse('not_found')
  return changeSession(
    actor,
    sessionId,
    [`teacher:${substituteId}`],
    async (tx, locked, now): Promise<SubstituteOutcome> => {
      const { session } = locked
      const verdict = checkChangeable(session, now)
      if (!verdict.ok) return verdict
      if (session.teacherId !== absence.teacherId) return refuse('session_settled')
      if (!(await isFree(tx, session, substituteId))) return refuse('substitute_taken')
      await giveSession(tx, actor, locked, substituteId)
      const { structureId } = session
      await tx
        .insert(absenceSessions)
        .values({ structureId, absenceId, sessionId, outcome: 'substitute', substituteId })
        .onConflictDoUpdate({
          target: [absenceSessions.absenceId, absenceSessions.sessionId],
          set: { substituteId, outcome: 'substitute' },
        })
      return accept({ sessionId })
    },
  )
}

async function isFree(tx: LockedTx, session: DeskSession, substituteId: string): Promise<boolean> {
  const scope = { structureId: session.structureId, teacherId: session.teacherId, during: session }
  const affected = (await listAffectedSessions(scope, tx)).find(({ id }) => id === session.id)
  const candidate = (await listCandidates(scope, tx)).find(({ id }) => id === substituteId)
  return affected !== undefined && candidate !== undefined && isFitFor(affected, candidate)
}

/**
 * Gives the sessions of an absence that was taken back to their own teacher again, each in its turn; one at whose hour they
 * took something else meanwhile stays as it is. @returns how many are theirs again
 */
export async function giveSessionsBack(actor: Staff, absenceId: string): Promise<number> {
  const absence = await findAbsence(actor, absenceId)
  if (!absence?.undoneAt) return 0
  const sessions = await listSubstitutedSessions(absenceId)
  let given = 0
  for (const { id, substituteId, isAhead, teacherId } of sessions) {
    if (!isAhead || teacherId !== substituteId) continue
    const outcome = await giveOneBack(actor, { absenceId, sessionId: id, substituteId, teacherId: absence.teacherId })
    if (outcome.ok) given += 1
  }
  return given
}

type Back = { absenceId: string; sessionId: string; substituteId: string; teacherId: string }

/** A session is within the reach of whoever gives it now: a teacher who lent theirs asks the office to give it back. */
function giveOneBack(
  actor: Staff,
  { absenceId, sessionId, substituteId, teacherId }: Back,
): Promise<SubstituteOutcome> {
  return changeSession(
    actor,
    sessionId,
    [`teacher:${teacherId}`],
    async (tx, locked, now): Promise<SubstituteOutcome> => {
      const verdict = checkChangeable(locked.session, now)
      if (!verdict.ok) return verdict
      if (locked.session.teacherId !== substituteId) return refuse('session_settled')
      await giveSession(tx, actor, locked, teacherId)
      await tx
        .delete(absenceSessions)
        .where(and(eq(absenceSessions.absenceId, absenceId), eq(absenceSessions.sessionId, sessionId)))
      return accept({ sessionId })
    },
  )
}
