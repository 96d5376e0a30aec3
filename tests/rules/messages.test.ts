import { describe, expect, it } from 'vitest'
import { addDays, addHours } from '@/lib/core/time'
import {
  findWarning,
  holdsSecret,
  isAboutMoney,
  isToRecall,
  messageKey,
  recallAt,
  recallKey,
  warningKey,
  withoutSignature,
} from '@/lib/messages/rules'

describe('a message', () => {
  it('has one key for a reason, a text and a person, whatever the case of the address [0.I7]', () => {
    const key = messageKey('booking.confirmed:1', 'booking_confirmed', 'Lea@membre.example')
    expect(key).toBe(messageKey('booking.confirmed:1', 'booking_confirmed', 'lea@MEMBRE.example'))
    expect(key).not.toBe(messageKey('booking.confirmed:1', 'booking_confirmed_teacher', 'lea@membre.example'))
  })

  it('with a one-time link isn’t kept [6.S3]', () => {
    expect(['account_activation', 'password_reset', 'order_paid'].map(holdsSecret)).toEqual([true, true, false])
    expect(holdsSecret('email_confirmation')).toBe(true)
  })

  it('about money isn’t for who handles none [2.F1]', () => {
    const aboutMoney = ['order_paid', 'refund_made', 'money_due', 'gift_bought']
    expect(aboutMoney.filter(isAboutMoney)).toEqual(aboutMoney)
    expect(['booking_confirmed', 'pass_expiring', 'absence_asked', 'portal_invitation'].filter(isAboutMoney)).toEqual(
      [],
    )
  })
})

describe('a reminder [1.G9]', () => {
  const startsAt = new Date('2026-10-26T16:00:00Z')
  const lesson = { startsAt, arrangedAt: addHours(startsAt, -500), cancellationNoticeHours: 24, reminderHours: 48 }

  it.each([
    ['48 h before, to the second', {}, -48, true],
    ['not a second earlier', {}, -48 - 1 / 3600, false],
    ['later, when nothing ran in between', {}, -3, true],
    ['not once it has begun', {}, 0, false],
    ['not when it was booked 48 h before or later', { arrangedAt: addHours(startsAt, -48) }, -47, false],
    ['when it was booked a second before that', { arrangedAt: addHours(startsAt, -48 - 1 / 3600) }, -47, true],
    ['not when it was moved yesterday', { arrangedAt: addHours(startsAt, -30) }, -29, false],
    ['a day before it can’t be cancelled any more, where 72 h are asked', { cancellationNoticeHours: 72 }, -96, true],
    ['not before that', { cancellationNoticeHours: 72 }, -97, false],
  ])('%s', (_name, given, hours, expected) => {
    expect(isToRecall({ ...lesson, ...given }, addHours(startsAt, hours))).toBe(expected)
  })

  it.each([
    // Clocks forward on 29 March and back on 25 October in Paris; 8 March and 1 November in Montréal.
    ['Europe/Paris', '2026-03-30T17:00:00Z', '2026-03-28T17:00:00.000Z'],
    ['Europe/Paris', '2026-10-26T18:00:00Z', '2026-10-24T18:00:00.000Z'],
    ['America/Toronto', '2026-03-09T22:00:00Z', '2026-03-07T22:00:00.000Z'],
    ['America/Toronto', '2026-11-02T23:00:00Z', '2026-10-31T23:00:00.000Z'],
  ])('is 48 hours before in %s too when the clocks change in between [6.R11]', (_zone, start, due) => {
    expect(recallAt({ ...lesson, startsAt: new Date(start) }).toISOString()).toBe(due)
  })

  it('is one for a lesson and its hour [0.I7]', () => {
    expect(recallKey('a', startsAt)).toBe(recallKey('a', new Date(startsAt.getTime())))
    expect(recallKey('a', startsAt)).not.toBe(recallKey('a', addHours(startsAt, 1)))
  })
})

describe('a pass that ends with lessons left [1.G6]', () => {
  const pass = { remaining: 3, validFrom: '2026-05-01', validUntil: '2026-10-31' }
  const dayBefore = (days: number) => addDays(pass.validUntil, -days)

  it.each([
    [15, {}, null],
    [14, {}, 14],
    [4, {}, 14],
    [3, {}, 3],
    [0, {}, 3],
    [-1, {}, null],
    [14, { remaining: 0 }, null],
    [14, { validFrom: dayBefore(14) }, null],
    [3, { validFrom: dayBefore(14) }, 3],
    [1, { validFrom: dayBefore(3) }, null],
  ])('%i days before its last day, given %o: %s', (days, given, expected) => {
    expect(findWarning({ ...pass, ...given }, dayBefore(days))).toBe(expected)
  })

  it('is told once for each distance, and again when its last day changes [0.I7]', () => {
    const keys = [
      warningKey('a', pass.validUntil, 14),
      warningKey('a', pass.validUntil, 3),
      warningKey('a', '2026-11-30', 14),
    ]
    expect(new Set(keys).size).toBe(3)
  })
})

it('[1.B8] a mail read on a page of ours stops at its signature', () => {
  expect(withoutSignature('Bonjour.\n\nÀ lundi.\n\n-- \nL’Atelier')).toBe('Bonjour.\n\nÀ lundi.')
  expect(withoutSignature('Sans signature -- ou presque')).toBe('Sans signature -- ou presque')
})
