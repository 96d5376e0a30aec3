import 'server-only'
import type { Executor } from '@/db/client'
import { writeCancellations } from '@/lib/bookings/commands/cancel-lesson'
import { findOwnLesson, locksOf } from '@/lib/bookings/commands/change-lesson'
import { giveToSubstitute } from '@/lib/bookings/commands/give-to-substitute'
import { type Decided, lockRooms } from '@/lib/bookings/commands/lock-rooms'
import { decideMove, type Move, writeMove } from '@/lib/bookings/commands/move-lesson'
import type { LessonForChange } from '@/lib/bookings/queries/find-lesson-for-change'
import { findReach, isWithin, type Reach } from '@/lib/bookings/queries/find-reach'
import type { MoveRefusal, OfficeRefusal } from '@/lib/bookings/types'
import type { Actor, Staff } from '@/lib/core/actor'
import { type LockKey, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import type { AbsenceChoice } from '@/lib/structures/types'
import { type AskedLesson, findQuestion, findQuestionByLink } from '../queries/find-question'
import { isSubstituteFree } from '../queries/is-substitute-free'
import { checkAnswer } from '../rules'
import type { AnsweredBy, AnswerRefusal } from '../types'
import { noteAnswer } from './note-answer'

/** `startsAt`: where the lesson moves to. */
export type Answer = { choice: AbsenceChoice; startsAt: Instant | null }
type Answered = { bookingId: string }
type AnswerOutcome = Outcome<Answered, AnswerRefusal | MoveRefusal | OfficeRefusal | 'not_found' | Busy>

/** Who answers a question, within what reach: the pupil's household, or the office for them. */
type Respondent = { actor: Actor; reach: Reach; by: Exclude<AnsweredBy, 'machine'> }

/** A pupil's answer by the link of their mail, without logging in ([1.H6]); another link answers nothing. */
export async function answerByLink(
  actor: Actor,
  structureId: string,
  token: string,
  answer: Answer,
): Promise<AnswerOutcome> {
  const question = await findQuestionByLink(structureId, token)
  if (!question) return refuse('not_found')
  const reach = { structureId, clientFileId: question.clientFileId, teacherId: null }
  return answerQuestion({ actor, reach, by: 'member' }, question, answer)
}

/** The same, said to the office by telephone ([1.H12]). */
export async function answerForPupil(actor: Staff, answerId: string, answer: Answer): Promise<AnswerOutcome> {
  const reach = await findReach(actor)
  const question = reach && (await findQuestion(actor.structureId, answerId))
  if (!question || !isWithin(reach, question.teacherId)) return refuse('not_found')
  return answerQuestion({ actor, reach, by: 'staff' }, question, answer)
}

/** One answer counts: the same again is a success that changes nothing, another one is refused. */
async function answerQuestion(who: Respondent, seen: AskedLesson, answer: Answer): Promise<AnswerOutcome> {
  if (seen.choice === answer.choice) return accept({ bookingId: seen.bookingId })
  if (answer.choice === 'credit') return giveBack(who, seen)
  return answer.choice === 'substitute' ? substitute(who, seen) : move(who, seen, answer.startsAt)
}

type Decision = { question: AskedLesson; lesson: LessonForChange }

/** The question and its lesson as they are, if the choice may still be made. */
async function decide(
  who: Respondent,
  { structureId, answerId }: AskedLesson,
  choice: AbsenceChoice,
  executor: Executor,
): Promise<Decision | AnswerOutcome> {
  const question = await findQuestion(structureId, answerId, executor)
  if (!question) return refuse('not_found')
  if (question.choice === choice) return accept({ bookingId: question.bookingId })
  const verdict = checkAnswer(question, choice, question.now)
  if (!verdict.ok) return verdict
  const lesson = await findOwnLesson(who.reach, question.bookingId, executor)
  return lesson ? { question, lesson } : refuse('not_found')
}

/** The locks of all that a question is about; the teacher's is the one of whoever takes the absence back. */
async function locksFor(who: Respondent, seen: AskedLesson): Promise<LockKey[]> {
  const lesson = await findOwnLesson(who.reach, seen.bookingId)
  return [`teacher:${seen.teacherId}`, ...(lesson ? locksOf(lesson) : [])]
}

async function giveBack(who: Respondent, seen: AskedLesson): Promise<AnswerOutcome> {
  return withLocks(await locksFor(who, seen), async (tx, now): Promise<AnswerOutcome> => {
    const decided = await decide(who, seen, 'credit', tx)
    if ('ok' in decided) return decided
    const { question, lesson } = decided
    await writeCancellations(tx, who.actor, [{ bookingId: question.bookingId, by: 'teacher', lesson }], now)
    return accept(await noteAnswer(tx, who, question, 'credit', now))
  })
}

async function substitute(who: Respondent, seen: AskedLesson): Promise<AnswerOutcome> {
  const { substituteId } = seen
  if (!substituteId) return refuse('choice_not_offered')
  const keys: LockKey[] = [...(await locksFor(who, seen)), `teacher:${substituteId}`]
  return withLocks(keys, async (tx, now): Promise<AnswerOutcome> => {
    const decided = await decide(who, seen, 'substitute', tx)
    if ('ok' in decided) return decided
    const { question, lesson } = decided
    if (!(await isSubstituteFree(question, tx))) return refuse('substitute_taken')
    const { startsAt, endsAt, bookingId, structureId } = question
    await giveToSubstitute(tx, who.actor, { ...lesson, id: bookingId, startsAt, endsAt }, substituteId)
    const key = `absence.substituted:${question.answerId}`
    await tell(tx, { structureId, topic: 'absence.substituted', key, payload: { bookingId } })
    return accept(await noteAnswer(tx, who, question, 'substitute', now))
  })
}

async function move(who: Respondent, seen: AskedLesson, startsAt: Instant | null): Promise<AnswerOutcome> {
  if (!startsAt) return refuse('slot_missing')
  const wanted = { bookingId: seen.bookingId, startsAt, reason: seen.reason || seen.absenceId }
  type Facts = Move & { question: AskedLesson }
  return lockRooms(
    async (executor): Promise<Decided<Facts> | AnswerOutcome> => {
      const decided = await decide(who, seen, 'move', executor)
      if ('ok' in decided) return decided
      const moved = await decideMove(who.reach, wanted, executor)
      return 'ok' in moved ? moved : { ...moved, facts: { ...moved.facts, question: decided.question } }
    },
    async (tx, { question, ...facts }) => {
      await writeMove(tx, who.actor, facts, wanted)
      return noteAnswer(tx, who, question, 'move', question.now)
    },
  )
}
