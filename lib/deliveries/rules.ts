/*
 * What becomes of a message once it is written: it leaves once, and what the provider says of it is kept.
 * - What the provider doesn't take is tried again, later each time, for 24 h; then staff see that it failed, in the provider's
 *   own words ([2.C1]).
 * - The provider forgets our key after 24 h: a send whose answer is unknown is asked again until then, never after; a
 *   person looks at it ([6.R12]).
 * - A wrong address is corrected by the office, and any other failure is an admin's ([2.C2]).
 * - A mass message is looked at once more just before it leaves: whoever said no meanwhile, or left, gets nothing ([6.R13]).
 */
import type { MailEvent } from '@/lib/core/mail-event'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { holdsSecret } from '@/lib/messages/rules'
import type { FailureKind, MessageState, WrittenFile } from '@/lib/messages/types'
import type { MailFamily } from './types'

/** An hour less than the provider's 24 h, for a request that takes its time. */
const ambiguousForMs = 23 * 3_600_000

/**
 * Whether a message may be handed to the provider now; the instants are real time, as the provider's is. `ambiguousSince`: when
 * it was first sent without an answer that says whether it was taken.
 */
export function decideSend(
  { state, ambiguousSince, nextAttemptAt }: Waiting,
  now: Instant,
): 'send' | 'skip' | 'later' | 'to_check' {
  if (state !== 'queued') return 'skip'
  if (ambiguousSince && now.getTime() - ambiguousSince.getTime() > ambiguousForMs) return 'to_check'
  return nextAttemptAt && nextAttemptAt.getTime() > now.getTime() ? 'later' : 'send'
}

type Waiting = { state: MessageState; ambiguousSince: Instant | null; nextAttemptAt: Instant | null }

/** After the first attempt, the second…: from a minute to six hours, which then come back. */
const retryMinutes = [1, 5, 15, 60, 180, 360]
const triedForMs = 24 * 3_600_000
/** So often, the provider's own word about when is enough: it is limited, not down. */
const patientAttempts = 5

/**
 * When a message that wasn't taken is tried again, `attempts` made: later each time, the last time a day after the first; null:
 * it has been tried for 24 h ([2.C1]). A provider that says when (429) is taken at its word.
 */
export function computeRetry(
  { firstAttemptAt, attempts }: { firstAttemptAt: Instant; attempts: number },
  now: Instant,
  askedSeconds: number | null,
): Instant | null {
  const deadline = firstAttemptAt.getTime() + triedForMs
  if (now.getTime() >= deadline) return null
  const growing = retryMinutes[Math.min(attempts, retryMinutes.length) - 1]! * 60_000
  const asked = (askedSeconds ?? 0) * 1000
  const delay = askedSeconds !== null && attempts <= patientAttempts ? asked : Math.max(asked, growing)
  return new Date(Math.min(now.getTime() + delay, deadline))
}

type Bounce = Pick<MailEvent, 'event' | 'bounceType' | 'bounceSubType'>

const ofBounce: Record<string, FailureKind> = {
  MailboxFull: 'mailbox_full',
  MessageTooLarge: 'refused',
  ContentRejected: 'refused',
  AttachmentRejected: 'refused',
  OnAccountSuppressionList: 'blocked',
}

/** Why a mail didn't arrive, by what the provider says of it ([2.C2]); null: it is no failure. */
export function classifyFailure({ event, bounceType, bounceSubType }: Bounce): FailureKind | null {
  if (event === 'email.failed') return 'refused'
  if (event === 'email.suppressed') return ofBounce[bounceSubType] ?? 'address'
  if (event !== 'email.bounced') return null
  return ofBounce[bounceSubType] ?? (bounceType === 'Permanent' ? 'address' : 'unreachable')
}

/** Why the provider took no mail at all: an address that isn't one, or something else in it ([2.C2]). */
export const classifyRefusal = (error: string): FailureKind => (/`to`/.test(error) ? 'address' : 'refused')

/** The states of a message that somebody of the office has to look at, until it is handled ([2.C2] [6.R12]). */
export const troubledStates = ['failed', 'bounced', 'complained', 'to_check'] as const satisfies MessageState[]
/** Whether somebody of the office has to look at a message in this state ([2.C2]). */
export const waitsForSomebody = (state: MessageState): boolean => troubledStates.some((troubled) => troubled === state)

/** A message of a mailing as it is found just before it leaves. */
export type LastLook = {
  isService: boolean
  isCancelled: boolean
  /** The newest word of its reader for this kind of message. */
  isGranted: boolean
  isFileOpen: boolean
}

/** Whether a mass message is kept back at the last moment: its reader said no, or left, or it was called off ([6.R13]). */
export const isWithheld = ({ isService, isCancelled, isGranted, isFileOpen }: LastLook): boolean =>
  isCancelled || !isFileOpen || !(isService || isGranted)

/** What the provider calls the two of its events that change more than a message. */
export const mailEvents = { delivered: 'email.delivered', complained: 'email.complained' } as const

const stateOfEvent: Record<string, MessageState> = {
  'email.sent': 'sent',
  'email.delivered': 'delivered',
  'email.bounced': 'bounced',
  'email.suppressed': 'bounced',
  'email.complained': 'complained',
  'email.failed': 'failed',
}

/**
 * Events come twice and in any order: a message only moves to a state that says more ([6.R3]). One kept back may have left
 * at an attempt that died before its answer: then the provider's word is the truth.
 */
const rank: Record<MessageState, number> = {
  queued: 0,
  withheld: 1,
  failed: 2,
  to_check: 3,
  sent: 4,
  delivered: 5,
  bounced: 6,
  complained: 7,
}

/** The state after an event of the provider; null when it changes nothing. Any event proves that the mail had left. */
export function computeState(current: MessageState, event: string): MessageState | null {
  const next = stateOfEvent[event]
  return next && rank[next] > rank[current] ? next : null
}

type Written = {
  id: string
  senderName: string
  senderEmail: string
  recipient: string
  replyTo: string | null
  subject: string
  html: string
  text: string
  authorId: string | null
  unsubscribeUrl: string | null
}

/** By one POST without a cookie, as mail programs do it for their button 'unsubscribe' (RFC 8058, [2.C6]). */
const unsubscribeHeaders = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

/** A name in a header stays a name, whatever it holds. */
const senderOf = ({ senderName, senderEmail }: Written): string =>
  `"${senderName.replace(/["\\<>\r\n]/g, '')}" <${senderEmail}>`

/** A message as the provider is asked to send it; answers go to the structure unless the message says otherwise. */
export const describeMail = (message: Written, attachments: WrittenFile[]) => ({
  messageId: message.id,
  from: senderOf(message),
  to: message.recipient,
  replyTo: message.replyTo ?? message.senderEmail,
  subject: message.subject,
  html: message.html,
  text: message.text,
  attachments,
  headers: {
    ...(message.authorId ? {} : { 'Auto-Submitted': 'auto-generated' }),
    ...(message.unsubscribeUrl ? unsubscribeHeaders(message.unsubscribeUrl) : {}),
  },
})

const families: Record<Exclude<MailFamily, 'written' | 'other'>, string> = {
  account: '^(account|password|email|staff|client|portal|file|export|copy)_',
  lessons: '^(booking|course|session|absence|pass|queue|slot)_',
  money: '^(order|cheque|instalment|refund|withdrawal|double|money|credit|dispute|reduced)_',
  gifts: '^gift_',
}

/** The templates of a family, as a regular expression; null: whatever none of them is ([2.C1]). */
export const patternOf = (family: MailFamily): string | null => ({ ...families, written: null, other: null })[family]
/** The templates of any of them. */
export const everyPattern = Object.values(families).join('|')

/** A second click within this time is the same click. */
const sameClickMs = 60_000

/** Whether a message may be sent again, as a reason of its own ([2.C1] [0.I7]). */
export function checkResend(
  { state, template, lastAgainAt, isEmpty }: Again,
  now: Instant,
): Verdict<'has_secret' | 'still_queued' | 'just_sent'> {
  if (holdsSecret(template) || isEmpty) return refuse('has_secret')
  if (state === 'queued') return refuse('still_queued')
  const isSameClick = lastAgainAt !== null && now.getTime() - lastAgainAt.getTime() < sameClickMs
  return isSameClick ? refuse('just_sent') : allow
}

type Again = { state: MessageState; template: string; lastAgainAt: Instant | null; isEmpty: boolean }
