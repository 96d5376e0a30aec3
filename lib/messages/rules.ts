/*
 * A message is one e-mail to one person for one business reason.
 * - The same reason to the same person leaves once; 'Renvoyer' is a reason of its own ([0.I7]).
 * - A lesson is recalled once, at an hour that leaves time to give it up, unless its member would rather not ([1.G9]).
 * - A pass that ends with lessons left is told 14 and 3 days before, once each ([1.G6]).
 * - A log must not be a key: the text of a mail that holds a one-time link is emptied once it has left ([6.S3]); so is that
 *   of a trial, which shows a client to a colleague ([2.A6]).
 */
import { addDays, addHours, type Day, daysBetween, type Instant } from '@/lib/core/time'
import { trialTemplate } from '@/lib/templates/types'
import type { MessageState } from './types'

/** One row for a reason, a text and a person, whatever the case of the address ([0.I7]). */
export const messageKey = (reason: string, template: string, recipient: string): string =>
  `${reason}:${template}:${recipient.toLowerCase()}`

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

/**
 * Whether a text stays in the log once it has left: neither one that holds a link, nor a trial, which shows a client's data and
 * is in no client's file to leave with them ([6.S3] [2.A6]).
 */
export const isKept = (template: string): boolean => !holdsSecret(template) && template !== trialTemplate

/** Whether a mail says what somebody pays, owes or is given back: it isn't for who handles no money ([2.A2] [2.F1]). */
export const isAboutMoney = (template: string): boolean =>
  /^(order|cheque|instalment|refund|withdrawal|double|money|credit|dispute|gift)_/.test(template)

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
