import { describe, expect, it, test } from 'vitest'
import {
  classifyFailure,
  classifyRefusal,
  computeRetry,
  computeState,
  decideSend,
  describeMail,
  isWithheld,
} from '@/lib/deliveries/rules'
import { messageStates } from '@/lib/messages/types'

const now = new Date('2026-05-05T12:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const limit = 23 * 3600

describe('decideSend [6.R12]', () => {
  it.each([
    ['never tried', null, null, 'send'],
    ['without an answer a minute ago', ago(60), null, 'send'],
    ['without an answer 23 h ago', ago(limit), null, 'send'],
    ['without an answer a second more than 23 h ago', ago(limit + 1), null, 'to_check'],
    ['due now', ago(60), now, 'send'],
    ['due in a second', ago(60), ago(-1), 'later'],
    ['too old, whenever it is due', ago(limit + 1), ago(-1), 'to_check'],
  ])('%s', (_name, ambiguousSince, nextAttemptAt, expected) => {
    expect(decideSend({ state: 'queued', ambiguousSince, nextAttemptAt }, now)).toBe(expected)
  })

  it.each(messageStates.filter((state) => state !== 'queued'))('never sends again what is %s', (state) => {
    expect(decideSend({ state, ambiguousSince: null, nextAttemptAt: null }, now)).toBe('skip')
  })
})

describe('computeRetry [2.C1]', () => {
  const waits = (asked: number | null = null) => {
    const made: number[] = []
    let at = now
    for (let attempts = 1; attempts < 50; attempts++) {
      const next = computeRetry({ firstAttemptAt: now, attempts }, at, asked)
      if (!next) return made
      made.push((next.getTime() - at.getTime()) / 60_000)
      at = next
    }
    throw new Error('it never ends')
  }

  it('waits longer each time, and ends 24 h after the first attempt', () => {
    const made = waits()
    expect(made.slice(0, 6)).toEqual([1, 5, 15, 60, 180, 360])
    expect(made.reduce((sum, minutes) => sum + minutes, 0)).toBe(24 * 60)
  })

  it('takes a provider that is limited at its word, five times', () => {
    expect(waits(30).slice(0, 7)).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 360, 360])
    expect(waits(8 * 3600)[0]).toBe(8 * 60)
  })
})

describe('classifyFailure [2.C2]', () => {
  it.each([
    ['email.bounced', 'Permanent', 'General', 'address'],
    ['email.bounced', 'Permanent', 'NoEmail', 'address'],
    ['email.bounced', 'Permanent', 'OnAccountSuppressionList', 'blocked'],
    ['email.bounced', 'Transient', 'MailboxFull', 'mailbox_full'],
    ['email.bounced', 'Transient', 'ContentRejected', 'refused'],
    ['email.bounced', 'Transient', 'General', 'unreachable'],
    ['email.bounced', 'Undetermined', 'Undetermined', 'unreachable'],
    ['email.suppressed', '', 'bounce', 'address'],
    ['email.suppressed', '', 'OnAccountSuppressionList', 'blocked'],
    ['email.failed', '', '', 'refused'],
    ['email.delivered', '', '', null],
    ['email.complained', '', '', null],
  ])('%s %s %s: %s', (event, bounceType, bounceSubType, expected) => {
    expect(classifyFailure({ event, bounceType, bounceSubType })).toBe(expected)
  })

  it('a mail that the provider didn’t take', () => {
    expect(classifyRefusal('validation_error: Invalid `to` field.')).toBe('address')
    expect(classifyRefusal('validation_error: Invalid `attachments` field.')).toBe('refused')
  })
})

test('[6.R13] a mass message is kept back from whoever said no, or left, and when it is called off', () => {
  const look = { isService: false, isCancelled: false, isGranted: true, isFileOpen: true }
  expect(isWithheld(look)).toBe(false)
  expect(isWithheld({ ...look, isGranted: false })).toBe(true)
  expect(isWithheld({ ...look, isGranted: false, isService: true })).toBe(false)
  expect(isWithheld({ ...look, isFileOpen: false })).toBe(true)
  expect(isWithheld({ ...look, isCancelled: true })).toBe(true)
})

test('[2.C6] a mass message says where one unsubscribes; only what nobody wrote says that it is automatic', () => {
  const written = {
    ...{ id: 'm', senderName: 'Atelier "A"', senderEmail: 'a@b.example', recipient: 'c@d.example', replyTo: null },
    ...{ subject: 's', html: 'h', text: 't', authorId: null, unsubscribeUrl: null },
  }
  expect(describeMail(written, []).headers).toEqual({ 'Auto-Submitted': 'auto-generated' })
  expect(describeMail({ ...written, authorId: 'x', unsubscribeUrl: 'https://p.example/u' }, []).headers).toEqual({
    'List-Unsubscribe': '<https://p.example/u>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  })
  expect(describeMail(written, []).from).toBe('"Atelier A" <a@b.example>')
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
    ['withheld', 'email.delivered', 'delivered'],
    ['sent', 'email.opened', null],
    ['sent', 'contact.created', null],
  ] as const)('%s + %s → %s', (state, event, expected) => {
    expect(computeState(state, event)).toBe(expected)
  })
})
