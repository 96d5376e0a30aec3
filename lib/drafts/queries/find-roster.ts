import 'server-only'
import type { Staff } from '@/lib/core/actor'
import { findSession } from '@/lib/courses/queries/find-session'
import { findCourse } from '@/lib/courses/queries/list-courses'
import { listParticipantFiles, type ParticipantFile } from '@/lib/mailings/queries/list-participants'
import { compareRoster } from '../rules'
import { type ChosenFile, type Draft, listChosenFiles } from './get-draft'

type About = { courseId: string | null; sessionId: string | null }

/** Whether a course, or the session of it that is meant, is somebody's to write to: who teaches it may have changed ([6.S1]). */
export async function reachesRoster(actor: Staff, { courseId, sessionId }: About): Promise<boolean> {
  if (sessionId) return (await findSession(actor, sessionId))?.courseId === courseId
  return courseId !== null && (await findCourse(actor, courseId)) !== null
}

/** Those of a course whom a draft is for and may be for, and what changed since it was begun ([2.C10]). */
export type DraftRoster = {
  participants: ParticipantFile[]
  chosenIds: string[]
  left: ChosenFile[]
  came: ParticipantFile[]
}

/** The roster of a draft as it is now; null for a draft to somebody else, and for whoever may no longer write to it. */
export async function findRoster(actor: Staff, draft: Draft): Promise<DraftRoster | null> {
  const { structureId, courseId, sessionId } = draft
  if (draft.kind !== 'participants' || !courseId || !(await reachesRoster(actor, draft))) return null
  const [participants, chosen] = await Promise.all([
    listParticipantFiles({ structureId, courseId, sessionId }),
    listChosenFiles(draft),
  ])
  return {
    participants,
    chosenIds: chosen.map(({ id }) => id),
    ...compareRoster(chosen, participants, draft.createdAt),
  }
}
