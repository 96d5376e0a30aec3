/*
 * A teacher can't come: one action says so, and each of their pupils chooses what becomes of their lesson ([1.H6]).
 * - An absence is of days to come, or of hours of one day, three months at most; its lessons stay until somebody answers.
 * - A substitute is proposed only to those whose lesson they teach, at an hour at which they are free.
 * - A question is answered once, until the lesson begins; then its credit comes back by itself.
 * - Whoever begins within a day and hasn't answered is telephoned ([1.H12]).
 */
import { createHash } from 'node:crypto'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import {
  addDays,
  addHours,
  type Day,
  daysBetween,
  findInstant,
  type Instant,
  type Interval,
  overlaps,
  startOfDay,
} from '@/lib/core/time'
import type { AbsenceChoice } from '@/lib/structures/types'
import type { AbsenceDays, AbsenceRefusal, Affected, AnswerRefusal, Candidate, Question, QuestionState } from './types'

/** The longest absence; a longer one is the teacher's leaving. */
const maxAbsenceDays = 92

/** The time of an absence; null where the clocks jump over one of its hours. */
export function intervalOf({ startsOn, endsOn, startsAt, endsAt }: AbsenceDays, zone: string): Interval | null {
  if (!startsAt || !endsAt)
    return { startsAt: startOfDay(startsOn, zone), endsAt: startOfDay(addDays(endsOn, 1), zone) }
  const from = findInstant(startsOn, startsAt, zone)
  const to = endsAt === '24:00' ? startOfDay(addDays(startsOn, 1), zone) : findInstant(startsOn, endsAt, zone)
  return from && to && { startsAt: from, endsAt: to }
}

/** An absence has its days in order and is still to come in part; hours are of one day. */
export function checkAbsence(days: AbsenceDays, today: Day): Verdict<AbsenceRefusal> {
  const { startsOn, endsOn, startsAt, endsAt } = days
  if (endsOn < startsOn || (startsAt && endsAt && endsAt <= startsAt)) return refuse('absence_order')
  if (endsOn < today) return refuse('absence_past')
  if (daysBetween(startsOn, endsOn) >= maxAbsenceDays) return refuse('absence_too_long')
  return startsAt && startsOn !== endsOn ? refuse('absence_hours_of_days') : allow
}

/** What pupils are offered: of what the structure allows, at least one thing, and a substitute only when there is one. */
export function checkChoices(
  choices: readonly AbsenceChoice[],
  { allowed, substituteId }: { allowed: readonly AbsenceChoice[]; substituteId: string | null },
): Verdict<AbsenceRefusal> {
  const isOffered = choices.length > 0 && choices.every((choice) => allowed.includes(choice))
  if (!isOffered) return refuse('absence_without_choice')
  return choices.includes('substitute') && !substituteId ? refuse('substitute_unfit') : allow
}

/** Whether somebody may give a lesson or a session instead: they teach it, and are free at its hour. */
export function isFitFor(lesson: Affected, { offerIds, discipline, busy }: Candidate): boolean {
  const teaches = lesson.offerIds.some((id) => offerIds.includes(id)) || lesson.discipline === discipline
  return teaches && !busy.some((time) => overlaps(time, lesson))
}

/** Who may give at least one of some lessons instead, whoever may give most of them first. */
export function listSubstitutes(
  lessons: readonly Affected[],
  candidates: readonly Candidate[],
): { id: string; name: string; fitIds: string[] }[] {
  return candidates
    .map(({ id, name, ...candidate }) => ({
      id,
      name,
      fitIds: lessons.filter((lesson) => isFitFor(lesson, { id, name, ...candidate })).map((lesson) => lesson.id),
    }))
    .filter(({ fitIds }) => fitIds.length > 0)
    .sort((one, other) => other.fitIds.length - one.fitIds.length)
}

/** Of what a preview showed, whom it concerns: another one, and it is shown again. */
export const fingerprintOf = (ids: readonly string[]): string =>
  createHash('sha256')
    .update([...ids].sort().join())
    .digest('hex')
    .slice(0, 16)

/** What became of a question. */
export function stateOf({ isUndone, choice, isUnchanged }: Question): QuestionState {
  if (choice) return 'chosen'
  if (isUndone) return 'kept'
  return isUnchanged ? 'asked' : 'settled'
}

/** A question is answered once, by a choice that it offers, until its lesson begins; the office answers for a pupil alike. */
export function checkAnswer(question: Question, choice: AbsenceChoice, now: Instant): Verdict<AnswerRefusal> {
  const state = stateOf(question)
  if (state === 'chosen') return refuse('already_answered')
  if (state === 'kept') return refuse('absence_undone')
  if (state === 'settled') return refuse('lesson_settled')
  if (now.getTime() >= question.startsAt.getTime()) return refuse('lesson_begun')
  return question.choices.includes(choice) ? allow : refuse('choice_not_offered')
}

/** Whether nobody answered before the lesson's hour came: its credit comes back by itself. */
export const isOverdue = (question: Question, now: Instant): boolean =>
  stateOf(question) === 'asked' && now.getTime() >= question.startsAt.getTime()

/** So many hours before a lesson, a mail is no longer enough. */
const telephoneHours = 24

/** Whether somebody is telephoned: no answer yet, and a lesson within a day ([1.H12]). */
export const isToTelephone = (question: Question, now: Instant): boolean =>
  stateOf(question) === 'asked' &&
  now.getTime() < question.startsAt.getTime() &&
  now.getTime() > addHours(question.startsAt, -telephoneHours).getTime()

/** What the link of a question is signed for. */
export const questionPurpose = 'absence'
