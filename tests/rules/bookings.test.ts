import { describe, expect, test } from 'vitest'
import { type Slot, type SlotState, slotStates } from '@/lib/agenda/types'
import {
  cancellableUntil,
  checkAttendance,
  checkBooking,
  checkCancellation,
  checkMovable,
  checkNewSlot,
  checkOfficeCancellation,
  checkReason,
  givesCreditBack,
} from '@/lib/bookings/rules'
import { attendances } from '@/lib/bookings/types'
import { addHours, findInstant } from '@/lib/core/time'

const startsAt = new Date('2026-11-26T09:00:00Z')
const slot = (state: SlotState): Slot => ({
  day: '2026-11-26',
  time: '10:00',
  startsAt,
  endsAt: addHours(startsAt, 1),
  state,
  locationId: 'place',
  roomId: state === 'free' ? 'room' : null,
})
const days = { validFrom: '2026-01-01', validUntil: '2026-12-31', bookableFrom: '2026-01-01' }
const pass = { ...days, remaining: 1, hasDebt: false }

describe('checkBooking [1.F2]', () => {
  test.each([
    ['free', null],
    ['own', 'learner_busy'],
    ['full', 'slot_taken'],
    ['too_late', 'too_late_to_book'],
    ['closed', 'structure_closed'],
    ['away', 'teacher_away'],
    ['none', 'slot_not_offered'],
  ] as const)('a slot that is %s: %s', (state, refusal) => {
    expect(checkBooking(slot(state), pass)).toEqual(refusal ? { ok: false, refusal } : { ok: true })
  })

  test('no cell of the grid: slot_not_offered; no credit: no_credit_left before anything else of the slot', () => {
    expect(checkBooking(null, pass)).toEqual({ ok: false, refusal: 'slot_not_offered' })
    for (const state of slotStates) {
      expect(checkBooking(slot(state), { ...pass, remaining: 0 })).toEqual({ ok: false, refusal: 'no_credit_left' })
    }
  })

  test('[1.D12] money of its order is due again: payment_due, however free the slot', () => {
    expect(checkBooking(slot('free'), { ...pass, hasDebt: true })).toEqual({ ok: false, refusal: 'payment_due' })
  })

  test('outside the pass’s days, with the day that matters', () => {
    const outside = slot('outside_validity')
    expect(checkBooking(outside, { ...pass, validUntil: '2026-11-25' })).toEqual({
      ok: false,
      refusal: 'pass_expired',
      detail: { until: '2026-11-25' },
    })
    expect(checkBooking(outside, { ...pass, bookableFrom: '2026-11-27' })).toEqual({
      ok: false,
      refusal: 'pass_not_started',
      detail: { from: '2026-11-27' },
    })
    expect(checkBooking(slot('free'), { ...pass, validUntil: '2026-11-26' }).ok).toBe(true)
  })
})

describe('checkCancellation: "less than 24 h before" means now > start − 24 h [1.G3] [6.R11]', () => {
  const lesson = { startsAt, status: 'booked', cancellationNoticeHours: 24 } as const
  const limit = cancellableUntil(lesson)

  test.each([
    [-1, true],
    [0, true],
    [1, false],
  ] as const)('%i second from the limit: %s', (seconds, ok) => {
    const verdict = checkCancellation(lesson, new Date(limit.getTime() + seconds * 1000))
    expect(verdict).toEqual(ok ? { ok: true } : { ok: false, refusal: 'too_late_to_cancel', detail: { hours: 24 } })
  })

  test('a lesson begun is said as begun, from its first instant', () => {
    expect(checkCancellation(lesson, startsAt)).toEqual({ ok: false, refusal: 'lesson_started' })
    expect(checkCancellation(lesson, addHours(startsAt, 5))).toEqual({ ok: false, refusal: 'lesson_started' })
    expect(checkCancellation({ ...lesson, cancellationNoticeHours: 0 }, startsAt)).toEqual({
      ok: false,
      refusal: 'lesson_started',
    })
    expect(checkCancellation({ ...lesson, cancellationNoticeHours: 0 }, addHours(startsAt, -0.001)).ok).toBe(true)
  })

  test.each([
    ['Europe/Paris', '2026-03-29', '2026-03-28T10:00'],
    ['Europe/Paris', '2026-10-25', '2026-10-24T12:00'],
    ['America/Montreal', '2026-03-08', '2026-03-07T10:00'],
    ['America/Montreal', '2026-11-01', '2026-10-31T12:00'],
  ])('24 hours are 24 real hours when the clocks change: %s, %s at 11:00 → %s', (zone, day, until) => {
    const at = findInstant(day, '11:00', zone)!
    const [untilDay, untilTime] = until.split('T')
    expect(cancellableUntil({ startsAt: at, cancellationNoticeHours: 24 })).toEqual(
      findInstant(untilDay!, untilTime!, zone),
    )
  })
})

describe('late cancellations, counted by rule [1.G8]', () => {
  const late = { granted: 1, used: 0, untilHours: 2 }
  const lesson = { startsAt, status: 'booked', cancellationNoticeHours: 24, late } as const
  const hoursBefore = (hours: number, seconds = 0) => new Date(addHours(startsAt, -hours).getTime() + seconds * 1000)

  test.each([
    [hoursBefore(24), true],
    [hoursBefore(24, 1), true],
    [hoursBefore(2), true],
    [hoursBefore(2, 1), false],
  ] as const)('within the notice and until 2 h before: %s', (now, ok) => {
    expect(checkCancellation(lesson, now).ok).toBe(ok)
  })

  test('once used it is said; a pass without any says the notice; the notice itself needs none', () => {
    const used = { ...lesson, late: { ...late, used: 1 } }
    expect(checkCancellation(used, hoursBefore(3))).toEqual({
      ok: false,
      refusal: 'no_late_exception_left',
      detail: { granted: 1 },
    })
    expect(checkCancellation(used, hoursBefore(24)).ok).toBe(true)
    const none = { ...lesson, late: { ...late, granted: 0 } }
    expect(checkCancellation(none, hoursBefore(3))).toMatchObject({ refusal: 'too_late_to_cancel' })
    expect(checkCancellation(lesson, hoursBefore(1))).toMatchObject({ refusal: 'too_late_to_cancel' })
    expect(checkCancellation(lesson, startsAt)).toMatchObject({ refusal: 'lesson_started' })
  })
})

describe('moving a lesson [1.G8]', () => {
  const lesson = { startsAt, status: 'booked', cancellationNoticeHours: 24 } as const
  const limit = cancellableUntil(lesson)

  test.each([
    [-1, null],
    [0, null],
    [1, 'too_late_to_move'],
  ] as const)('%i second from its notice: %s', (seconds, refusal) => {
    const verdict = checkMovable(lesson, new Date(limit.getTime() + seconds * 1000))
    expect(verdict).toEqual(refusal ? { ok: false, refusal, detail: { hours: 24 } } : { ok: true })
  })

  test('neither one that has begun nor a cancelled one is moved', () => {
    expect(checkMovable({ ...lesson, isTeacherAway: true }, new Date(startsAt.getTime() - 1)).ok).toBe(true)
    expect(checkMovable(lesson, startsAt)).toEqual({ ok: false, refusal: 'lesson_started' })
    expect(checkMovable({ ...lesson, status: 'cancelled' }, limit)).toEqual({ ok: false, refusal: 'lesson_cancelled' })
  })

  test('takes no new credit, and no debt holds it back; a slot that is taken does', () => {
    expect(checkNewSlot(slot('free'), { ...days, remaining: 0 }).ok).toBe(true)
    expect(checkNewSlot(slot('full'), { ...days, remaining: 0 })).toEqual({ ok: false, refusal: 'slot_taken' })
    expect(checkNewSlot(null, { ...days, remaining: 5 })).toEqual({ ok: false, refusal: 'slot_not_offered' })
  })
})

describe('the office beyond a deadline [1.H8]', () => {
  const lesson = { startsAt, status: 'booked', cancellationNoticeHours: 24 } as const

  test('says why; in time it need not; once begun, attendance is marked instead', () => {
    expect(checkOfficeCancellation(lesson, '', addHours(startsAt, -25)).ok).toBe(true)
    expect(checkOfficeCancellation(lesson, ' ', addHours(startsAt, -1))).toEqual({
      ok: false,
      refusal: 'reason_required',
    })
    expect(checkOfficeCancellation(lesson, 'Malade', addHours(startsAt, -1)).ok).toBe(true)
    expect(checkOfficeCancellation(lesson, 'Malade', startsAt)).toEqual({ ok: false, refusal: 'lesson_started' })
    expect(checkReason(true, undefined)).toEqual({ ok: false, refusal: 'reason_required' })
    expect(checkReason(false, undefined).ok).toBe(true)
  })
})

describe('attendance [1.G6]', () => {
  test('an absent teacher and an excused learner give the credit back, nothing else does', () => {
    expect(attendances.filter((attendance) => givesCreditBack(attendance))).toEqual(['teacher_absent', 'excused'])
    expect(givesCreditBack(null)).toBe(false)
  })

  test('is marked from the start of a lesson that was not cancelled', () => {
    const lesson = { startsAt, status: 'booked' } as const
    expect(checkAttendance(lesson, new Date(startsAt.getTime() - 1))).toEqual({
      ok: false,
      refusal: 'lesson_not_started',
    })
    expect(checkAttendance(lesson, startsAt).ok).toBe(true)
    expect(checkAttendance({ startsAt, status: 'cancelled' }, startsAt)).toEqual({
      ok: false,
      refusal: 'lesson_cancelled',
    })
  })
})
