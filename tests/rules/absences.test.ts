import { describe, expect, test } from 'vitest'
import {
  checkAbsence,
  checkAnswer,
  checkChoices,
  intervalOf,
  isFitFor,
  isOverdue,
  isToTelephone,
  listSubstitutes,
  stateOf,
} from '@/lib/absences/rules'
import type { AbsenceDays, Candidate, Question } from '@/lib/absences/types'

const zone = 'Europe/Paris'
const at = (text: string) => new Date(text)
const days = (given: Partial<AbsenceDays> = {}): AbsenceDays => ({
  startsOn: '2026-11-18',
  endsOn: '2026-11-18',
  startsAt: null,
  endsAt: null,
  ...given,
})

describe('checkAbsence [1.H6]', () => {
  const today = '2026-11-18'
  test.each([
    [days(), null],
    [days({ startsOn: '2026-11-10' }), null],
    [days({ startsAt: '10:00', endsAt: '12:00' }), null],
    [days({ endsOn: '2026-11-17' }), 'absence_order'],
    [days({ startsAt: '12:00', endsAt: '12:00' }), 'absence_order'],
    [days({ startsOn: '2026-11-16', endsOn: '2026-11-17' }), 'absence_past'],
    [days({ endsOn: '2027-02-17' }), null],
    [days({ endsOn: '2027-02-18' }), 'absence_too_long'],
    [days({ endsOn: '2026-11-19', startsAt: '10:00', endsAt: '12:00' }), 'absence_hours_of_days'],
  ])('%j: %s', (wanted, refusal) => {
    expect(checkAbsence(wanted, today)).toEqual(refusal ? { ok: false, refusal } : { ok: true })
  })

  test('is of whole days in the structure’s zone, the change of clocks included, or of hours of one [6.R11]', () => {
    const spring = intervalOf(days({ startsOn: '2027-03-28', endsOn: '2027-03-28' }), zone)!
    expect([spring.startsAt, spring.endsAt]).toEqual([at('2027-03-27T23:00:00Z'), at('2027-03-28T22:00:00Z')])
    const evening = intervalOf(days({ startsAt: '17:00', endsAt: '24:00' }), zone)!
    expect([evening.startsAt, evening.endsAt]).toEqual([at('2026-11-18T16:00:00Z'), at('2026-11-18T23:00:00Z')])
    expect(intervalOf(days({ startsOn: '2027-03-28', startsAt: '02:30', endsAt: '04:00' }), zone)).toBeNull()
  })
})

describe('checkChoices [1.H6]', () => {
  const allowed = ['substitute', 'move', 'credit'] as const
  test('one at least, of those that the structure allows, a substitute only with somebody', () => {
    expect(checkChoices(['credit'], { allowed, substituteId: null }).ok).toBe(true)
    expect(checkChoices([], { allowed, substituteId: null })).toMatchObject({ refusal: 'absence_without_choice' })
    expect(checkChoices(['move'], { allowed: ['credit'], substituteId: null })).toMatchObject({
      refusal: 'absence_without_choice',
    })
    expect(checkChoices(['substitute'], { allowed, substituteId: null })).toMatchObject({ refusal: 'substitute_unfit' })
  })
})

describe('a substitute [1.H6]', () => {
  const lesson = {
    id: 'lesson',
    startsAt: at('2026-11-18T10:00:00Z'),
    endsAt: at('2026-11-18T11:00:00Z'),
    offerIds: ['chant'],
    discipline: null,
  }
  const somebody = (given: Partial<Candidate> = {}): Candidate => ({
    id: 'somebody',
    name: 'Nadia Ferrand',
    offerIds: ['chant'],
    discipline: 'Chant',
    busy: [],
    ...given,
  })
  const busy = (from: string, to: string) => [{ startsAt: at(`2026-11-18T${from}Z`), endsAt: at(`2026-11-18T${to}Z`) }]

  test('teaches it, and is free for all of it, back to back included', () => {
    expect(isFitFor(lesson, somebody())).toBe(true)
    expect(isFitFor(lesson, somebody({ offerIds: ['piano'] }))).toBe(false)
    expect(isFitFor({ ...lesson, offerIds: [], discipline: 'Chant' }, somebody())).toBe(true)
    expect(isFitFor(lesson, somebody({ busy: busy('09:00:00', '10:00:00') }))).toBe(true)
    expect(isFitFor(lesson, somebody({ busy: busy('10:59:00', '12:00:00') }))).toBe(false)
  })

  test('whoever may give most of the lessons comes first, those who may give none aren’t proposed', () => {
    const later = { ...lesson, id: 'later', startsAt: at('2026-11-18T14:00:00Z'), endsAt: at('2026-11-18T15:00:00Z') }
    const one = somebody({ id: 'one', busy: busy('14:00:00', '15:00:00') })
    const found = listSubstitutes(
      [lesson, later],
      [one, somebody({ id: 'both' }), somebody({ id: 'no', offerIds: [] })],
    )
    expect(found.map(({ id, fitIds }) => [id, fitIds])).toEqual([
      ['both', ['lesson', 'later']],
      ['one', ['lesson']],
    ])
  })
})

describe('a question [1.H6] [1.H12]', () => {
  const startsAt = at('2026-11-18T10:00:00Z')
  const question = (given: Partial<Question> = {}): Question => ({
    choices: ['move', 'credit'],
    substituteId: null,
    isUndone: false,
    choice: null,
    isUnchanged: true,
    startsAt,
    ...given,
  })
  const before = at('2026-11-18T09:59:59Z')

  test.each([
    [{}, 'asked', null],
    [{ choice: 'credit' }, 'chosen', 'already_answered'],
    [{ choice: 'credit', isUndone: true }, 'chosen', 'already_answered'],
    [{ isUndone: true }, 'kept', 'absence_undone'],
    [{ isUnchanged: false }, 'settled', 'lesson_settled'],
    [{ choices: ['credit'] }, 'asked', 'choice_not_offered'],
  ] as [Partial<Question>, string, string | null][])('%j is %s', (given, state, refusal) => {
    expect(stateOf(question(given))).toBe(state)
    const verdict = checkAnswer(question(given), 'move', before)
    expect(verdict).toEqual(refusal ? { ok: false, refusal } : { ok: true })
  })

  test('is answered until the lesson begins; from then on it is overdue', () => {
    expect(checkAnswer(question(), 'move', startsAt)).toEqual({ ok: false, refusal: 'lesson_begun' })
    expect([isOverdue(question(), before), isOverdue(question(), startsAt)]).toEqual([false, true])
    expect(isOverdue(question({ choice: 'move' }), startsAt)).toBe(false)
  })

  test('is a telephone call within a day of the lesson, not at a day exactly, nor once answered', () => {
    const dayBefore = (seconds: number) => new Date(startsAt.getTime() - 24 * 3_600_000 + seconds * 1000)
    expect([isToTelephone(question(), dayBefore(0)), isToTelephone(question(), dayBefore(1))]).toEqual([false, true])
    expect(isToTelephone(question({ choice: 'credit' }), before)).toBe(false)
    expect(isToTelephone(question(), startsAt)).toBe(false)
  })
})
