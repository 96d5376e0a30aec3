import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/core/time'
import {
  checkSeat,
  countFreeSeats,
  findSeatNumber,
  hasRoom,
  listStartDates,
  planEntry,
  planPackage,
  seatPlanned,
} from '@/lib/places/rules'
import type { ActiveSeat, Candidate, OpenSession } from '@/lib/places/types'

const at = (week: number, time = '18:30') => new Date(`${addDays('2026-12-02', week * 7)}T${time}:00Z`)
const others = (count: number): ActiveSeat[] =>
  Array.from({ length: count }, (_, rank) => ({ learnerId: `autre-${rank}`, state: 'confirmed' }))
const mine = (state: ActiveSeat['state']): ActiveSeat => ({ learnerId: 'zoe', state })

/** Weekly sessions for two people, with those who have a seat in each. */
const weekly = (...seats: ActiveSeat[][]): OpenSession[] =>
  seats.map((taken, week) => ({
    id: `s${week}`,
    courseId: 'chant',
    startsAt: at(week),
    endsAt: at(week, '20:00'),
    capacity: 2,
    seats: taken,
  }))
const zoe: Candidate = { learnerId: 'zoe', busy: [] }
const ids = (plan: ReturnType<typeof planPackage>) => plan?.sessions.map(({ id }) => id)
const states = (plan: ReturnType<typeof planPackage>) => plan?.sessions.map(({ state }) => state)

describe('a seat [0.I4]', () => {
  test('is the first number free up to the capacity', () => {
    expect(findSeatNumber(3, new Set([1, 3]))).toBe(2)
    expect(findSeatNumber(3, new Set([1, 2, 3]))).toBeNull()
  })

  test('is refused in a full session, a cancelled one, or twice to the same learner', () => {
    const full = { capacity: 2, seats: others(2), isCancelled: false }
    expect(checkSeat(full, 'zoe')).toMatchObject({ refusal: 'session_full' })
    expect(checkSeat({ ...full, capacity: 3 }, 'zoe')).toEqual({ ok: true })
    expect(checkSeat({ ...full, capacity: 3, isCancelled: true }, 'zoe')).toMatchObject({
      refusal: 'session_cancelled',
    })
    expect(checkSeat({ ...full, capacity: 3 }, 'autre-1')).toMatchObject({ refusal: 'already_enrolled' })
  })

  test('that a learner is offered is free for them alone [1.G10]', () => {
    const offered = { capacity: 2, seats: [...others(1), mine('offered')] }
    expect(countFreeSeats(offered, 'zoe')).toBe(1)
    expect(countFreeSeats(offered, 'paul')).toBe(0)
    expect(countFreeSeats(offered, null)).toBe(0)
  })
})

describe('a package [1.C6]', () => {
  test('takes consecutive sessions from its start date', () => {
    expect(ids(planPackage(weekly([], [], [], []), 's1', 2, zoe))).toEqual(['s1', 's2'])
  })

  test('skips those that the learner has: a second package goes on after the first', () => {
    const sessions = weekly([], [mine('confirmed')], [mine('held')], [], [])
    expect(ids(planPackage(sessions, 's0', 3, zoe))).toEqual(['s0', 's3', 's4'])
    expect(planPackage(sessions, 's1', 1, zoe)).toBeNull()
  })

  test('says which of its sessions are full, or when the learner has something else', () => {
    const busy = [{ startsAt: at(2, '19:30'), endsAt: at(2, '20:30') }]
    const plan = planPackage(weekly([], others(2), [], []), 's0', 4, { learnerId: 'zoe', busy })
    expect(states(plan)).toEqual(['free', 'full', 'busy', 'free'])
    expect(plan?.isOpen).toBe(false)
  })

  test('is none where too few sessions are left, or from a session that is not one of them', () => {
    expect(planPackage(weekly([], []), 's1', 2, zoe)).toBeNull()
    expect(planPackage(weekly([], []), 'autre', 1, zoe)).toBeNull()
  })

  test('stays in its own course', () => {
    const other = { ...weekly([])[0]!, id: 'theatre', courseId: 'theatre', startsAt: at(0, '19:00') }
    expect(ids(planPackage([...weekly([], []), other], 's0', 2, zoe))).toEqual(['s0', 's1'])
  })
})

describe('the start dates [1.C6]', () => {
  test('are the next four from which every session has a place, those between said too', () => {
    const sessions = weekly([], [], others(2), [], [], [], [], [], [])
    const starts = listStartDates(sessions, 2, zoe, at(0))
    expect(starts.map(({ sessionId, isOpen }) => [sessionId, isOpen])).toEqual([
      ['s0', true],
      ['s1', false],
      ['s2', false],
      ['s3', true],
      ['s4', true],
      ['s5', true],
    ])
  })

  test('begin at the notice, that instant included', () => {
    const sessions = weekly([], [], [])
    expect(listStartDates(sessions, 1, zoe, at(1))[0]?.sessionId).toBe('s1')
    expect(listStartDates(sessions, 1, zoe, new Date(at(1).getTime() + 1))[0]?.sessionId).toBe('s2')
  })

  test('of a second line of the cart come after those of the first, on the same seats', () => {
    const sessions = weekly(others(1), others(1), [], [])
    const first = planPackage(sessions, 's0', 2, zoe)!
    const left = seatPlanned(sessions, first.sessions, 'zoe')
    expect(listStartDates(left, 2, zoe, at(0)).map(({ sessionId }) => sessionId)).toEqual(['s2'])
    const brother = listStartDates(left, 1, { learnerId: 'leo', busy: [] }, at(0))
    expect(brother.filter(({ isOpen }) => isOpen).map(({ sessionId }) => sessionId)).toEqual(['s2', 's3'])
  })
})

describe('what a place in the queue would take [1.G10]', () => {
  const paul: Candidate = { learnerId: 'paul', busy: [] }

  test('is planned learner by learner, each around what they have already, whether or not there is room', () => {
    const sessions = weekly(others(2), [mine('confirmed')], [], [])
    expect(planEntry(sessions, 's0', 2, [zoe, paul])).toEqual([
      ['s0', 's2'],
      ['s0', 's1'],
    ])
  })

  test('is nothing when one of them is elsewhere then, has the first session, or too few are left', () => {
    const sessions = weekly([], [], [])
    const busy = { learnerId: 'paul', busy: [{ startsAt: at(1), endsAt: at(1, '19:00') }] }
    expect(planEntry(sessions, 's0', 2, [zoe, busy])).toBeNull()
    expect(planEntry(sessions, 's2', 2, [zoe])).toBeNull()
    expect(planEntry(weekly([mine('held')], []), 's0', 1, [zoe])).toBeNull()
  })

  test('has room when all of it can be had at once, together', () => {
    const sessions = weekly(others(1), [])
    expect(hasRoom(sessions, [['s0', 's1']])).toBe(true)
    expect(hasRoom(sessions, [['s0'], ['s0']])).toBe(false)
    expect(hasRoom(sessions, [['s1'], ['s1']])).toBe(true)
    expect(hasRoom(sessions, null)).toBe(false)
  })
})
