/*
 * A message is one e-mail to one person for one business reason.
 * - The same reason to the same person leaves once; 'Renvoyer' is a reason of its own ([0.I7]).
 * - What the provider doesn't take is tried again, later each time, for 24 h; then staff see that it failed, in the provider's
 *   own words ([2.C1]).
 * - The provider forgets our key after 24 h: a send whose answer is unknown is asked again until then, never after; a
 *   person looks at it ([6.R12]).
 * - A wrong address is corrected by the office, and any other failure is an admin's ([2.C2]).
 * - A mass message is looked at once more just before it leaves: whoever said no meanwhile, or left, gets nothing ([6.R13]).
 * - A lesson is recalled once, at an hour that leaves time to give it up, unless its member would rather not ([1.G9]).
 * - A pass that ends with lessons left is told 14 and 3 days before, once each ([1.G6]).
 * - A log must not be a key: the text of a mail that holds a one-time link is emptied once it has left ([6.S3]).
 */
import type { MailEvent } from '@/lib/core/mail-event'
import { addDays, addHours, type Day, daysBetween, type Instant } from '@/lib/core/time'
import type { FailureKind, MessageState, WrittenFile } from './types'

/** An hour less than the provider's 24 h, for a request that takes its time. */
const ambiguousForMs = 23 * 3_600_000

/** One row for a reason, a text and a person, whatever the case of the address ([0.I7]). */
export const messageKey = (reason: string, template: string, recipient: string): string =>
  `${reason}:${template}:${recipient.toLowerCase()}`

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

const withSecret: readonly string[] = [
  'account_activation',
  'password_reset',
  'email_confirmation',
  'staff_invitation',
  'client_added',
  'portal_invitation',
  'file_restored',
  'gift_sent',
  'gift_bought',
  'copy_confirmation',
]

/** Whether a text holds a link that acts for its reader: it isn't kept once it has left ([6.S3]). */
export const holdsSecret = (template: string): boolean => withSecret.includes(template)

/** Whether a mail says what somebody pays, owes or is given back: it isn't for who handles no money ([2.A2] [2.F1]). */
export const isAboutMoney = (template: string): boolean =>
  /^(order|cheque|instalment|refund|withdrawal|double|money|credit|dispute|gift)_/.test(template)

const stateOfEvent: Record<string, MessageState> = {
  'email.sent': 'sent',
  'email.delivered': 'delivered',
  'email.bounced': 'bounced',
  'email.suppressed': 'bounced',
  'email.complained': 'complained',
  'email.failed': 'failed',
}

/** Events come twice and in any order: a message only moves to a state that says more ([6.R3]). */
const rank: Record<MessageState, number> = {
  queued: 0,
  failed: 1,
  to_check: 2,
  sent: 3,
  delivered: 4,
  bounced: 5,
  complained: 6,
  withheld: 7,
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

/** What decides when a lesson is recalled; `arrangedAt`: when it was booked, or last moved ([1.G9]). */
export type RecallableLesson = {
  id: string
  structureId: string
  startsAt: Instant
  arrangedAt: Instant
  cancellationNoticeHours: number
  /** The structure's setting. */
  reminderHours: number
}

/** A learner's second address gets what is said of their lessons to their household, nothing about money ([1.B9]). */
export const isCopied = (template: string): boolean => /^(booking|lesson|session)s?_/.test(template)

/** What a mail says before its signature, for those who read it on a page of ours ([1.B8]). */
export const withoutSignature = (text: string): string => text.split('\n-- \n')[0]!.trimEnd()

/** A day is left to give a lesson up, where its notice is as long as the reminder's or longer. */
const hoursToChange = 24

type Recall = Pick<RecallableLesson, 'startsAt' | 'arrangedAt' | 'cancellationNoticeHours' | 'reminderHours'>

/** When a lesson is recalled: so many hours before it, and a day at least before it can't be cancelled any more ([1.G9]). */
export const recallAt = ({ startsAt, cancellationNoticeHours, reminderHours }: Omit<Recall, 'arrangedAt'>): Instant =>
  addHours(startsAt, -Math.max(reminderHours, cancellationNoticeHours + hoursToChange))

/** A lesson is recalled until it starts, unless it was arranged so late that nobody has forgotten it ([1.G9]). */
export function isToRecall(lesson: Recall, now: Instant): boolean {
  const due = recallAt(lesson).getTime()
  return lesson.arrangedAt.getTime() < due && due <= now.getTime() && now.getTime() < lesson.startsAt.getTime()
}

/** The reason of a reminder: once for a lesson and its hour, so that one moved is recalled at its new one ([0.I7]). */
export const recallKey = (bookingId: string, startsAt: Instant): string =>
  `booking.reminder_due:${bookingId}:${startsAt.getTime()}`

/** So many days before its last one, whoever pays for a pass with lessons left is told ([1.G6]); the nearest first. */
export const warningDays = [3, 14] as const
export type WarningDays = (typeof warningDays)[number]

/** A pass near its end; `today`: in its structure's zone. */
export type EndingPass = {
  id: string
  structureId: string
  validFrom: Day
  validUntil: Day
  remaining: number
  today: Day
}

/**
 * Which warning a pass with lessons left to book is due for on a day ([1.G6]); one that had fewer days from its beginning
 * isn't warned of at once.
 */
export function findWarning(
  { remaining, validFrom, validUntil }: Pick<EndingPass, 'remaining' | 'validFrom' | 'validUntil'>,
  today: Day,
): WarningDays | null {
  if (remaining <= 0 || today > validUntil) return null
  const left = daysBetween(today, validUntil)
  const reached = warningDays.find((days) => left <= days)
  return reached && validFrom < addDays(validUntil, -reached) ? reached : null
}

/** The reason of a warning: once for a pass, its last day and a distance to it ([0.I7]). */
export const warningKey = (passId: string, validUntil: Day, days: WarningDays): string =>
  `pass.expiring:${passId}:${validUntil}:${days}`

/** A mail that didn't arrive: nothing says that the next one will ([2.C2]). */
export const isLost = (state: MessageState): boolean =>
  state === 'bounced' || state === 'complained' || state === 'failed'
