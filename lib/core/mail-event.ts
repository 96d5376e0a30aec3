import type { Instant } from './time'

/** What the mail provider tells of a mail. */
export type MailEvent = {
  /** 'email.delivered', 'email.bounced'… */
  event: string
  /** Of this telling: the same when it is told again. */
  key: string
  providerId: string
  /** Ours, as it was given with the mail. */
  messageId: string | null
  /** The provider's own names for kinds of bounces: 'Permanent', 'MailboxFull'; empty for anything else. */
  bounceType: string
  bounceSubType: string
  /** Its own words, whole; empty when it has none. */
  detail: string
  happenedAt: Instant
}
