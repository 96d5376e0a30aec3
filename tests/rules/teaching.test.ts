import { describe, expect, test } from 'vitest'
import {
  countUnmarked,
  decimalHours,
  findCurrent,
  isMarkable,
  layOutWeek,
  listBooked,
  listUnpaid,
  outcomeOf,
  sumHours,
} from '@/lib/teaching/rules'
import type { Attendee, PlannedHour, WorkedHour } from '@/lib/teaching/types'

const zone = 'Europe/Paris'
const at = (text: string) => new Date(text)
const person = (given: Partial<Attendee>): Attendee => ({
  id: 'seat',
  bookingId: null,
  passId: null,
  orderNumber: null,
  name: 'Léo Lambert',
  isMinor: true,
  payer: 'Sophie Lambert',
  phone: null,
  email: null,
  wishes: '',
  notes: [],
  attendance: null,
  notedBy: null,
  notedAt: null,
  ...given,
})

describe('the list at a door [1.H7]', () => {
  const people = [person({ bookingId: 'b1' }), person({ bookingId: 'b2', attendance: 'absent' }), person({})]

  test('holds the paid, booked places, and apart those of unpaid orders', () => {
    expect(listBooked({ people }).map(({ bookingId }) => bookingId)).toEqual(['b1', 'b2'])
    expect(listUnpaid({ people })).toHaveLength(1)
  })

  test('counts as unmarked nobody who only waits for a payment', () => expect(countUnmarked({ people })).toBe(1))

  test('is marked from the start of a lesson that takes place', () => {
    const startsAt = at('2026-11-18T18:30:00Z')
    expect(isMarkable({ status: 'planned', startsAt }, at('2026-11-18T18:29:59Z'))).toBe(false)
    expect(isMarkable({ status: 'planned', startsAt }, startsAt)).toBe(true)
    expect(isMarkable({ status: 'cancelled', startsAt }, startsAt)).toBe(false)
  })
})

test('what is under way or comes next is the first that isn’t over, nor cancelled', () => {
  const item = (from: string, to: string, status: 'planned' | 'cancelled' = 'planned') => ({
    startsAt: at(`2026-11-18T${from}Z`),
    endsAt: at(`2026-11-18T${to}Z`),
    status,
  })
  const items = [item('09:00', '10:00'), item('10:00', '11:00', 'cancelled'), item('10:30', '11:30')]
  expect(findCurrent(items, at('2026-11-18T10:00:00Z'))).toBe(items[2])
  expect(findCurrent(items, at('2026-11-18T11:30:00Z'))).toBeNull()
})

describe('a week as a grid', () => {
  const lesson = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) })

  test('goes from the first whole hour to the last, on the wall clock, on both sides of the change of clocks [6.R11]', () => {
    const items = [
      lesson('2026-10-24T15:00:00Z', '2026-10-24T16:00:00Z'),
      lesson('2026-10-26T16:30:00Z', '2026-10-26T18:00:00Z'),
    ]
    const { hours, blocks } = layOutWeek(items, zone)
    expect(hours).toEqual({ from: 17, to: 19 })
    expect(blocks.map(({ day, row, span }) => [day, row, span])).toEqual([
      ['2026-10-24', 1, 4],
      ['2026-10-26', 3, 6],
    ])
  })

  test('sets those that meet side by side, and those that only meet through another in the same lane', () => {
    const items = [
      lesson('2026-11-18T09:00:00Z', '2026-11-18T10:00:00Z'),
      lesson('2026-11-18T09:30:00Z', '2026-11-18T11:00:00Z'),
      lesson('2026-11-18T10:00:00Z', '2026-11-18T11:00:00Z'),
      lesson('2026-11-18T11:00:00Z', '2026-11-18T12:00:00Z'),
    ]
    expect(layOutWeek(items, zone).blocks.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [0, 2],
      [0, 1],
    ])
  })
})

describe('hours for pay [1.H11]', () => {
  const lesson = (given: Partial<PlannedHour>): PlannedHour => ({
    kind: 'lesson',
    isCancelled: false,
    isLate: false,
    marks: [null],
    ...given,
  })

  test.each([
    [{}, 'given'],
    [{ marks: ['present'] }, 'given'],
    [{ marks: ['absent'] }, 'absent'],
    [{ marks: ['excused'] }, 'excused'],
    [{ marks: ['teacher_absent'] }, 'teacher_absent'],
    [{ isCancelled: true }, null],
    [{ isCancelled: true, isLate: true }, 'late_cancelled'],
    [{ kind: 'session', marks: [] }, null],
    [{ kind: 'session', marks: ['absent', 'excused'] }, 'given'],
    [{ kind: 'session', marks: ['teacher_absent', 'teacher_absent'] }, 'teacher_absent'],
    [{ kind: 'session', isCancelled: true, isLate: true }, null],
  ] as [Partial<PlannedHour>, string | null][])('%j ended as %s', (given, outcome) => {
    expect(outcomeOf(lesson(given))).toBe(outcome)
  })

  test('adds up by teacher what was given, kept for nothing, and not paid', () => {
    const hour = (teacherId: string, outcome: WorkedHour['outcome'], minutes: number): WorkedHour => ({
      id: `${teacherId}${outcome}`,
      kind: 'lesson',
      teacherId,
      teacher: teacherId,
      name: 'Léo',
      people: 1,
      outcome,
      startsAt: at('2026-11-18T10:00:00Z'),
      endsAt: new Date(at('2026-11-18T10:00:00Z').getTime() + minutes * 60_000),
    })
    const hours = [hour('paul', 'given', 90), hour('paul', 'absent', 30), hour('ines', 'excused', 60)]
    const [ines, paul] = sumHours(hours)
    expect([ines!.teacher, ines!.paidMinutes, ines!.minutes.excused]).toEqual(['ines', 0, 60])
    expect([paul!.paidMinutes, decimalHours(paul!.paidMinutes)]).toEqual([120, '2,00'])
    expect(decimalHours(50)).toBe('0,83')
  })
})
