import type { Busy } from '@/lib/core/outcome'
import type { Day, Instant } from '@/lib/core/time'
import type { FailureKind, MessageState } from '@/lib/messages/types'

/** What mails are about, as the log is narrowed; `written`: by somebody of the office. */
export const mailFamilies = ['account', 'lessons', 'money', 'gifts', 'written', 'other'] as const
export type MailFamily = (typeof mailFamilies)[number]

/** The log as its address narrows it; days in the structure's zone, both inclusive ([2.C1]). */
export type LogFilter = {
  search: string
  state: MessageState | null
  family: MailFamily | null
  /** Somebody of the office, by their account. */
  author: string | null
  from: Day | null
  until: Day | null
  page: number
}

/** A client as lists show them. */
export type Reader = { number: number; name: string }

export type LogRow = {
  id: string
  at: Instant
  subject: string
  recipient: string
  /** Null: it went to no client's file. */
  reader: Reader | null
  /** Empty: the portal wrote it. */
  author: string
  state: MessageState
}

/** One telling of the provider, or a state of ours, on the line of a message. */
export type DeliveryEvent = { event: string; detail: string; at: Instant }

export type MessageDetail = LogRow & {
  replyTo: string | null
  html: string
  text: string
  attachments: string[]
  error: string | null
  failureKind: FailureKind | null
  attempts: number
  nextAttemptAt: Instant | null
  handledAt: Instant | null
  holdsSecret: boolean
  resendOf: { id: string; at: Instant } | null
  resends: { id: string; at: Instant; state: MessageState }[]
  events: DeliveryEvent[]
}

/** An address at which nothing arrives ([2.C2]). */
export type FailingAddress = {
  id: string
  address: string
  reader: (Reader & { id: string; email: string | null }) | null
  /** The provider's own words. */
  detail: string
  at: Instant
  /** The new address asked for, which its login has still to confirm. */
  awaitedEmail: string | null
  /** What didn't arrive and can be sent again, and what held a one-time link. */
  missed: number
  secrets: number
}

/** A failure that isn't a wrong address, for an admin, with the provider's full text ([2.C2]). */
export type Trouble = LogRow & { failureKind: FailureKind | null; error: string; holdsSecret: boolean }

export type DeliveryRefusal =
  | 'not_found'
  /** It held a one-time link, which isn't kept: a new one is made where it comes from. */
  | 'has_secret'
  /** It hasn't left yet. */
  | 'still_queued'
  /** It was sent again a moment ago. */
  | 'just_sent'
  /** Nobody is left at its other end. */
  | 'no_address'
  /** A list that somebody else has dealt with. */
  | 'already_handled'
  | Busy
