import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Slot } from '@/lib/agenda/types'
import { addHours } from '@/lib/core/time'
import {
  checkAlert,
  checkJoining,
  chooseServed,
  computeOfferExpiry,
  isAlertOver,
  isOfferOpen,
  isWorthWaiting,
  listSuiting,
  suits,
} from '@/lib/waiting-lists/rules'
import type { AlertWish, JoiningFacts, QueueEntry } from '@/lib/waiting-lists/types'

const now = new Date('2026-11-21T09:00:00Z')
const entry = (id: string, rank: number, ...packages: string[][]): QueueEntry => ({ id, rank, packages })
const free = (seats: Record<string, number>) => new Map(Object.entries(seats))

describe('who is served by what is free [1.G10]', () => {
  test('in the order of the queue, whatever the order they are read in', () => {
    const queue = [entry('second', 2, ['a']), entry('first', 1, ['a'])]
    expect(chooseServed(queue, free({ a: 1 }))).toEqual(['first'])
    expect(chooseServed(queue, free({ a: 2 }))).toEqual(['first', 'second'])
  })

  test('a whole package or nothing: one full session is enough to be passed over', () => {
    expect(chooseServed([entry('one', 1, ['a', 'b'])], free({ a: 5, b: 0 }))).toEqual([])
    expect(chooseServed([entry('one', 1, ['a', 'unknown'])], free({ a: 5 }))).toEqual([])
    expect(chooseServed([entry('one', 1, ['a', 'b'])], free({ a: 1, b: 1 }))).toEqual(['one'])
  })

  test('together or nothing: two learners need two places in each session', () => {
    const together = entry('together', 1, ['a', 'b'], ['a', 'b'])
    expect(chooseServed([together], free({ a: 2, b: 1 }))).toEqual([])
    expect(chooseServed([together], free({ a: 2, b: 2 }))).toEqual(['together'])
    expect(chooseServed([entry('apart', 1, ['a'], ['b'])], free({ a: 1, b: 1 }))).toEqual(['apart'])
  })

  test('who can’t be served yet is passed over and takes nothing from those after', () => {
    const queue = [entry('two', 1, ['a'], ['a']), { id: 'busy', rank: 2, packages: null }, entry('one', 3, ['a'])]
    expect(chooseServed(queue, free({ a: 1 }))).toEqual(['one'])
    expect(chooseServed(queue, free({ a: 3 }))).toEqual(['two', 'one'])
  })

  test('never more than is free, and nobody left out who could have been served', () => {
    const sessions = ['a', 'b', 'c']
    const anyPackage = fc.subarray(sessions, { minLength: 1 })
    const anyEntry = fc.array(anyPackage, { minLength: 1, maxLength: 3 })
    const anyFree = fc.record(
      Object.fromEntries(sessions.map((id) => [id, fc.nat(4)])) as Record<string, fc.Arbitrary<number>>,
    )
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 8 }), anyFree, (queue, seats) => {
        const entries = queue.map((packages, rank) => entry(String(rank), rank, ...packages))
        const served = chooseServed(entries, free(seats))
        const left = { ...seats }
        for (const id of served) for (const session of entries[Number(id)]!.packages!.flat()) left[session]! -= 1
        expect(Math.min(...Object.values(left))).toBeGreaterThanOrEqual(0)
        const forgotten = entries.filter(({ id }) => !served.includes(id))
        for (const one of forgotten) {
          const wanted = one.packages!.flat()
          const fits = sessions.every((id) => wanted.filter((session) => session === id).length <= left[id]!)
          expect(fits).toBe(false)
        }
      }),
    )
  })
})

describe('how long an offer is kept [1.G10]', () => {
  const settings = { waitingOfferHours: 24, bookingNoticeHours: 12 }

  test('the structure’s hours, but never beyond what can still be ordered', () => {
    expect(computeOfferExpiry(addHours(now, 240), settings, now)).toEqual(addHours(now, 24))
    expect(computeOfferExpiry(addHours(now, 30), settings, now)).toEqual(addHours(now, 18))
  })

  test('it is open until its end, that instant excluded', () => {
    expect(isOfferOpen(addHours(now, 1), now)).toBe(true)
    expect(isOfferOpen(now, now)).toBe(false)
    expect(isOfferOpen(null, now)).toBe(false)
  })

  test('over two changes of clocks twenty-four hours are twenty-four hours [6.R11]', () => {
    const before = new Date('2027-03-27T23:30:00Z')
    expect(computeOfferExpiry(addHours(before, 240), settings, before).getTime() - before.getTime()).toBe(
      24 * 3_600_000,
    )
  })
})

describe('who may wait [1.G10]', () => {
  const facts = (given: Partial<JoiningFacts> = {}): JoiningFacts => ({
    isOfferSold: true,
    session: { startsAt: addHours(now, 48), isPlanned: true },
    noticeHours: 12,
    learners: [{ isWaiting: false, isEnrolled: false }],
    isWhole: true,
    isFree: false,
    ...given,
  })

  test.each([
    [null, {}],
    ['offer_not_awaited', { isOfferSold: false }],
    ['session_not_awaited', { session: { startsAt: addHours(now, 48), isPlanned: false } }],
    ['session_not_awaited', { session: { startsAt: addHours(now, 11), isPlanned: true } }],
    ['learners_missing', { learners: [] }],
    ['learners_missing', { learners: Array.from({ length: 7 }, () => ({ isWaiting: false, isEnrolled: false })) }],
    [
      'already_waiting',
      {
        learners: [
          { isWaiting: false, isEnrolled: false },
          { isWaiting: true, isEnrolled: false },
        ],
      },
    ],
    ['session_theirs', { learners: [{ isWaiting: false, isEnrolled: true }] }],
    ['package_too_long', { isWhole: false }],
    ['places_free', { isFree: true }],
  ] as const)('%s', (refusal, given) => {
    const verdict = checkJoining(facts(given), now)
    expect(verdict.ok ? null : verdict.refusal).toBe(refusal)
  })

  test('a session exactly at the notice is still worth waiting for', () => {
    expect(isWorthWaiting({ startsAt: addHours(now, 12), isPlanned: true }, 12, now)).toBe(true)
  })
})

describe('Prévenez-moi [1.F2]', () => {
  const pass = { validFrom: '2026-11-01', validUntil: '2027-05-01', bookableFrom: '2026-11-15', isBookable: true }
  const wish = (given: Partial<AlertWish> = {}): AlertWish => ({
    fromOn: '2026-11-23',
    untilOn: '2026-11-29',
    earliestAt: null,
    latestAt: null,
    ...given,
  })

  test.each([
    [null, {}, {}],
    [null, { earliestAt: '17:00', latestAt: '20:00' }, {}],
    ['alert_pass', {}, { isBookable: false }],
    ['alert_pass', { fromOn: '2027-05-02', untilOn: '2027-05-09' }, {}],
    ['alert_pass', {}, { bookableFrom: '2026-12-01' }],
    ['alert_days', { untilOn: '2026-11-22' }, {}],
    ['alert_days', { fromOn: '2026-11-01', untilOn: '2026-11-20' }, {}],
    ['alert_too_long', { untilOn: '2027-04-01' }, {}],
    ['alert_hours', { earliestAt: '18:00', latestAt: '18:00' }, {}],
  ] as const)('%s', (refusal, given, of) => {
    const verdict = checkAlert(wish(given), { ...pass, ...of }, '2026-11-21')
    expect(verdict.ok ? null : verdict.refusal).toBe(refusal)
  })

  const slot = (time: string, given: Partial<Slot> = {}): Slot => ({
    day: '2026-11-25',
    time,
    startsAt: now,
    endsAt: now,
    state: 'free',
    locationId: null,
    roomId: null,
    ...given,
  })

  test.each([
    [true, slot('17:00'), {}],
    [false, slot('17:00', { state: 'full' }), {}],
    [false, slot('17:00', { day: '2026-11-22' }), {}],
    [false, slot('17:00', { day: '2026-11-30' }), {}],
    [true, slot('17:00', { day: '2026-11-29' }), {}],
    [true, slot('17:00'), { earliestAt: '17:00' }],
    [false, slot('16:30'), { earliestAt: '17:00' }],
    [true, slot('19:00'), { latestAt: '20:00' }],
    [false, slot('19:30'), { latestAt: '20:00' }],
    [false, slot('23:30'), { latestAt: '20:00' }],
  ] as const)('the whole hour of a lesson suits: %s', (expected, of, given) => {
    expect(suits(of, wish(given), 60)).toBe(expected)
  })

  test('is over after its last day, after its pass’s, or without a lesson left', () => {
    const of = { zone: 'Europe/Paris', validUntil: '2027-05-01', remaining: 1 }
    expect(isAlertOver({ untilOn: '2026-11-21' }, of, now)).toBe(false)
    expect(isAlertOver({ untilOn: '2026-11-20' }, of, now)).toBe(true)
    expect(isAlertOver({ untilOn: '2026-11-29' }, { ...of, validUntil: '2026-11-20' }, now)).toBe(true)
    expect(isAlertOver({ untilOn: '2026-11-29' }, { ...of, remaining: 0 }, now)).toBe(true)
  })

  test('a weekly hour suits at the same wall-clock time on both sides of each change of clocks [6.R11]', () => {
    const opening = { weekday: 7, startsAt: '10:00', endsAt: '11:00', validFrom: '2026-01-01', validUntil: null }
    const facts = {
      ...{ zone: 'Europe/Paris', teacherId: 'teacher', learnerId: 'learner', lessonMinutes: 60, noticeHours: 12 },
      pass: { validFrom: '2026-01-01', validUntil: '2028-01-01', bookableFrom: '2026-01-01' },
      openings: [{ ...opening, locationId: 'lilas', roomIds: ['one'] }],
      ...{ exceptions: [], closures: [], busy: [] },
    }
    const around = wish({ fromOn: '2027-03-21', untilOn: '2027-04-04', earliestAt: '10:00', latestAt: '11:00' })
    const found = listSuiting(facts, around, now)
    expect(found.map(({ day, time }) => `${day} ${time}`)).toEqual([
      '2027-03-21 10:00',
      '2027-03-28 10:00',
      '2027-04-04 10:00',
    ])
    expect(found.map(({ startsAt }) => startsAt.getUTCHours())).toEqual([9, 8, 8])
    expect(listSuiting(facts, { ...around, latestAt: '10:30' }, now)).toEqual([])
    expect(
      listSuiting(facts, wish({ fromOn: '2026-11-01', untilOn: '2026-11-22' }), now).map(({ day }) => day),
    ).toEqual(['2026-11-22'])
  })
})
