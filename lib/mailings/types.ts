import type { PlanWarning } from '@/lib/announcements/types'
import type { ConsentSource } from '@/lib/client-files/types'
import type { Busy } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import type { MessagingSettings } from '@/lib/structures/types'
import type { TextRefusal } from '@/lib/templates/types'

/** one: from a client's file · participants: of a course or a session · segment: a mass message · joint: several organisers to a country ([2.C5] [2.C9]). */
export const mailingKinds = ['one', 'participants', 'segment', 'joint'] as const
export type MailingKind = (typeof mailingKinds)[number]

/** Whose consent it needs: nobody's for a service message, to e-mail, or to the newsletter ([2.C6] [2.C10]). */
export const audiences = ['service', 'email', 'newsletter'] as const
export type Audience = (typeof audiences)[number]

/** to_send: picked up within five minutes; sending: one recipient after the other; paused: by a person ([2.C6]). */
export const mailingStates = [
  'draft',
  'awaiting_approval',
  'declined',
  'to_send',
  'sending',
  'paused',
  'done',
  'cancelled',
] as const
export type MailingState = (typeof mailingStates)[number]

/** What somebody, or the background, does with a mailing. */
export type MailingMove =
  | 'edit'
  | 'confirm'
  | 'approve'
  | 'decline'
  | 'start'
  | 'pause'
  | 'resume'
  | 'finish'
  | 'cancel'

/** What its author, or an admin, does with a mailing on its way. */
export const steerings = ['pause', 'resume', 'cancel'] as const
export type Steering = (typeof steerings)[number]

/** written: its message is in the outbox; skipped: see why. */
export const recipientStates = ['waiting', 'written', 'skipped'] as const
export type RecipientState = (typeof recipientStates)[number]

/** Why a recipient of a mailing gets nothing ([6.R13]). */
export const skipReasons = ['no_consent', 'left', 'no_place', 'no_address', 'address_fails', 'cancelled'] as const
export type SkipReason = (typeof skipReasons)[number]

export const picturePlaces = ['top', 'end'] as const
export type PicturePlace = (typeof picturePlaces)[number]

/**
 * Somebody who may receive a mailing, as their file stands at this moment. `hasConsent`: to the mailing's own audience; `hasPlace`: in
 * the course whose participants are written to, where it is for them.
 */
export type Candidate = {
  clientFileId: string
  address: string | null
  isActive: boolean
  hasPlace: boolean
  hasConsent: boolean
  addressFails: boolean
}

/** Who is written to, and who isn't and why; an address is there once. */
export type Choice = {
  chosen: (Candidate & { address: string })[]
  skipped: (Candidate & { reason: SkipReason })[]
}

/** What a sender may still send. `sentAt`: theirs of the last 24 hours, the oldest first; `reserved`: confirmed, still to be written; `zone`: of its hours. */
export type Quota = { max: number; sentAt: readonly Instant[]; reserved: number; zone: string }

/** How a mailing stands before it leaves: to whom, and what confirming it would meet ([2.C6] [2.C7] [2.C11]). */
export type Plan = Choice & {
  settings: MessagingSettings
  quota: Quota
  /** Words all in capitals. */
  capitals: string[]
  regions: string[]
  fileCount: number
  /** Of a joint announcement, how many organisers haven't agreed. */
  authorsMissing: number
  warnings: PlanWarning[]
}

/** What becomes of a recipient now: written, skipped, later as the quota frees, or nothing as the mailing stands. */
export type WriteVerdict =
  | { kind: 'write' }
  | { kind: 'skip'; reason: SkipReason }
  | { kind: 'wait' }
  | { kind: 'stop' }

export type MailingRefusal =
  | 'not_found'
  /** Somebody else saved, confirmed or stopped it meanwhile. */
  | 'mailing_changed'
  /** It isn't in a state in which that may be done. */
  | 'wrong_state'
  /** Its author may no longer write to so many. */
  | 'right_withdrawn'
  | 'reason_missing'
  | 'has_capitals'
  | 'no_recipient'
  | 'too_many_recipients'
  | 'quota_short'
  /** The sender's 24 hours are full, at the very moment of writing. */
  | 'quota_reached'
  | 'no_consent'
  | 'plan_not_seen'
  /** Not every organiser of a joint announcement agreed to it. */
  | 'authors_missing'
  | TextRefusal
  | Busy

/** What became of a recipient. gone: their message went with their file. */
export const outcomes = [
  'waiting',
  'queued',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'to_check',
  'withheld',
  'gone',
  ...skipReasons,
] as const
export type Outcome = (typeof outcomes)[number]

/** How far a mailing is. `quota`: what holds it, and until when. */
export type Progress = { counts: Partial<Record<Outcome, number>>; quota: { max: number; frees: Instant } | null }

/** Somebody whom a mailing was for; without a name, they left. */
export type RecipientRow = {
  id: string
  number: number | null
  firstName: string | null
  lastName: string | null
  address: string | null
  outcome: Outcome
  messageId: string | null
  lastError: string | null
}

/** What the list of mailings is narrowed to. */
export const statesOf = {
  brouillons: ['draft', 'declined'],
  'a-suivre': ['awaiting_approval', 'to_send', 'sending', 'paused'],
  envoyes: ['done', 'cancelled'],
} as const satisfies Record<string, readonly MailingState[]>
export type MailingView = keyof typeof statesOf
export type MailingSearch = { search: string; view: MailingView | null; page: number }

/** A file of an address, with its newest word on a channel; null: nothing was said. */
export type SubscribedFile = { id: string; isGranted: boolean | null; source: ConsentSource | null }

/** What a link to unsubscribe is about. */
export type Subscription = { channel: 'email' | 'newsletter'; address: string; isSubscribed: boolean }

/** What a link to unsubscribe is signed for; what is signed is the recipient's id. */
export const unsubscribePurpose = 'unsubscribe'

/** The template of what people write, in the log of messages. */
export const writtenTemplate = 'written'
