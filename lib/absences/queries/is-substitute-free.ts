import 'server-only'
import type { Executor } from '@/db/client'
import { isFitFor } from '../rules'
import type { AskedLesson } from './find-question'
import { listCandidates } from './list-affected'

/** Whether the substitute of an absence teaches this lesson, and is free at its hour. */
export async function isSubstituteFree(question: AskedLesson, executor?: Executor): Promise<boolean> {
  const { structureId, teacherId, startsAt, endsAt, offerId, substituteId } = question
  const candidates = await listCandidates({ structureId, teacherId, during: { startsAt, endsAt } }, executor)
  const lesson = { id: question.bookingId, startsAt, endsAt, offerIds: [offerId], discipline: null }
  return candidates.some((candidate) => candidate.id === substituteId && isFitFor(lesson, candidate))
}
