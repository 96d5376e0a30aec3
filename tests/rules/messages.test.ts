import { describe, expect, it } from 'vitest'
import { computeState, decideSend, holdsSecret, messageKey } from '@/lib/messages/rules'
import { messageStates } from '@/lib/messages/types'

const now = new Date('2026-05-05T12:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const limit = 23 * 3600

describe('decideSend [6.R12]', () => {
  it.each([
    ['never tried', null, 'send'],
    ['tried a minute ago', ago(60), 'send'],
    ['first tried 23 h ago', ago(limit), 'send'],
    ['first tried a second more than 23 h ago', ago(limit + 1), 'to_check'],
  ])('%s', (_name, firstAttemptAt, expected) => {
    expect(decideSend({ state: 'queued', firstAttemptAt }, now)).toBe(expected)
  })

  it.each(messageStates.filter((state) => state !== 'queued'))('never sends again what is %s', (state) => {
    expect(decideSend({ state, firstAttemptAt: null }, now)).toBe('skip')
  })
})

describe('computeState', () => {
  it.each([
    ['queued', 'email.delivered', 'delivered'],
    ['sent', 'email.delivered', 'delivered'],
    ['delivered', 'email.sent', null],
    ['delivered', 'email.delivered', null],
    ['delivered', 'email.complained', 'complained'],
    ['complained', 'email.delivered', null],
    ['sent', 'email.bounced', 'bounced'],
    ['to_check', 'email.delivered', 'delivered'],
    ['sent', 'email.opened', null],
    ['sent', 'contact.created', null],
  ] as const)('%s + %s → %s', (state, event, expected) => {
    expect(computeState(state, event)).toBe(expected)
  })
})

describe('a message', () => {
  it('has one key for a reason, a text and a person, whatever the case of the address [0.I7]', () => {
    const key = messageKey('booking.confirmed:1', 'booking_confirmed', 'Lea@membre.example')
    expect(key).toBe(messageKey('booking.confirmed:1', 'booking_confirmed', 'lea@MEMBRE.example'))
    expect(key).not.toBe(messageKey('booking.confirmed:1', 'booking_confirmed_teacher', 'lea@membre.example'))
  })

  it('with a one-time link isn’t kept [6.S3]', () => {
    expect(['account_activation', 'password_reset', 'order_paid'].map(holdsSecret)).toEqual([true, true, false])
  })
})
