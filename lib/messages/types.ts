import type { Locale } from '@/lib/core/locale'
import type { Day, Instant } from '@/lib/core/time'
import type { GiftDetails } from '@/lib/gifts/types'
import type { PaymentMeans } from '@/lib/orders/types'
import type { Freeze, PassChangeKind } from '@/lib/passes/types'
import type { ContactKind } from '@/lib/site/types'
import type { AbsenceChoice, StructureSettings } from '@/lib/structures/types'
import type { MessageTemplate } from '@/lib/templates/types'

export type { MessageTemplate, Override } from '@/lib/templates/types'

/**
 * queued: to be sent; to_check: nobody knows whether it left, and asking again could send it twice: a person looks; withheld:
 * its reader said no, or left, before it went ([6.R13]).
 */
export const messageStates = [
  'queued',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'to_check',
  'withheld',
] as const
export type MessageState = (typeof messageStates)[number]

/** Why a mail didn't arrive: a wrong address is corrected by the office; anything else goes to an admin ([2.C2]). */
export const failureKinds = ['address', 'mailbox_full', 'blocked', 'refused', 'unreachable'] as const
export type FailureKind = (typeof failureKinds)[number]

/** A file written with its mail, its content in base64; or a stored document, whose bytes are read when the mail leaves ([1.D9]). */
export type WrittenFile = { filename: string; contentType: string; content: string }
export type Attachment = WrittenFile | { documentId: string }

/** A mail ready to be written in its table: who gets which text. `replyTo` null: answers go to the structure. */
export type Draft = {
  template: MessageTemplate
  recipient: string
  replyTo: string | null
  clientFileId: string | null
  /** The learner it is about, for 'Mes élèves' ([1.B8]). */
  learnerId: string | null
  subject: string
  html: string
  text: string
  attachments: Attachment[]
}

/** What happened, as the outbox tells it. `key` is the business reason: the same one writes nothing twice ([0.I7]). */
export type Occasion = { structureId: string; key: string }

/** What a mail needs to know of the structure that writes it. `origin` is the application's public address. */
export type Sender = {
  slug: string
  name: string
  tagline: string
  timeZone: string
  currency: string
  accentHue: number
  accentChroma: number
  /** The language of what is written: of its words, or of whoever has none of their own ([2.C3]). */
  locale?: Locale
  settings: StructureSettings
  origin: string
}

/** What somebody owes, as their reminder says it ([1.H11]). */
export type DueFacts = {
  firstName: string
  currency: string
  totalCents: number
  dues: {
    orderNumber: string
    means: PaymentMeans
    instalment: number
    instalments: number
    amountCents: number
    dueOn: Day | null
    isBounced: boolean
  }[]
}

/** Credit that a client was given, and what they have in all ([6.R9]). */
export type CreditFacts = {
  firstName: string
  kind: 'surplus' | 'grant'
  amountCents: number
  balanceCents: number
  currency: string
}

type Person = { firstName: string; lastName: string }

/** Whose file it is that an invitation is about ([2.A3] [2.A12]). */
export type InvitedFile = Person & { number: number }

/** A gift that was paid, as its buyer and its recipient are told of it ([1.C7]). */
export type GiftFacts = GiftDetails & {
  giver: Person
  name: string
  credits: number
  lessonMinutes: number
  code: string
  validUntil: Day
  isRedeemable: boolean
  /** Its mail to the recipient has left, or leaves now. */
  sentAt: Instant | null
}

export type BookingFacts = {
  id: string
  revision: number
  lesson: string
  startsAt: Instant
  endsAt: Instant
  bookedAt: Instant
  cancelledAt: Instant | null
  cancelledBy: 'member' | 'staff' | 'teacher' | null
  cancelMessage: string | null
  /** Cancelled by a refund of its purchase: nothing came back on the pass ([1.D10]). */
  /** Booked with a voucher that somebody else bought ([1.C7]). */
  isGift: boolean
  /** A place in a session of a group course; else a lesson of one learner. */
  isSession: boolean
  isRefunded: boolean
  /** The last instant at which it may be cancelled by its member. */
  cancellableUntil: Instant
  room: string
  place: string
  placeAddress: string
  learner: Person & { isSelf: boolean; notesForTeacher: string }
  member: Person & { email: string | null; phone: string }
  teacher: Person & { email: string; phone: string }
}

/** What changed about a session of a group course. */
export type SessionChange = {
  course: string
  startsAt: Instant
  endsAt: Instant
  cancelledAt: Instant | null
  reason: string
  teacher: string
  teacherFirstName: string
  teacherEmail: string
  room: string
  place: string
  placeAddress: string
}

/** The same for somebody with a place in it; `next`: where it goes once the session is cancelled, if there is room. */
export type SessionFacts = SessionChange & {
  firstName: string
  email: string | null
  learner: string
  isSelf: boolean
  /** Held by an order that waits for its payment. */
  isHeld: boolean
  orderNumber: number | null
  next: Instant | null
}

export type ContactFacts = {
  kind: ContactKind
  name: string
  email: string
  phone: string | null
  subject: string
  body: string
  details: Record<string, string>
  receivedAt: Instant
}

/** What became of a learner's reduced price, told to whoever pays for them ([1.H4]). */
export type RateFacts = { firstName: string; learner: string } & (
  | { kind: 'granted'; endsOn: Day }
  | { kind: 'refused'; reason: string }
  | { kind: 'ended' }
)

/** A place in the queue of a course: what was waited for, and what became of it ([1.G10]). */
export type QueueFacts = {
  firstName: string
  offer: string
  offerSlug: string
  course: string
  learners: string[]
  /** The wanted first session. */
  startsAt: Instant
  /** The sessions kept; none once they no longer are. */
  sessions: Instant[]
} & ({ kind: 'offered'; until: Instant } | { kind: 'expired' | 'over' })

/** Free slots that somebody wanted to be told about, the earliest first ([1.F2]). */
export type SlotFacts = {
  firstName: string
  passId: string
  pass: string
  /** Null: the reader. */
  learner: string | null
  slots: { startsAt: Instant; teacherId: string; teacher: string; place: string }[]
}

/** A lesson or a session that comes, as its reminder says it ([1.G9]). */
export type ReminderFacts = BookingFacts & {
  /** Of a session, which is postponed, not cancelled ([1.G5]). */
  postponementsLeft: number
  now: Instant
  /** Of the link that stops the reminders of this member. */
  stopToken: string
}

/** A pass that ends with lessons left ([1.G6]). */
export type PassChangeFacts = Pick<ExpiryFacts, 'pass' | 'firstName' | 'learner' | 'remaining' | 'validUntil'> & {
  kind: PassChangeKind
  frozen: Freeze | null
  reason: string
}

export type ExpiryFacts = {
  passId: string
  pass: string
  firstName: string
  /** Null: the member is the learner. */
  learner: string | null
  isGroup: boolean
  remaining: number
  validUntil: Day
  daysLeft: number
}

/** A lesson whose teacher is away, as its pupil is told of it ([1.H6]); `choices` is what they may answer. */
export type AbsenceFacts = {
  lesson: BookingFacts
  /** Who is away. */
  teacher: string
  reason: string
  choices: AbsenceChoice[]
  substitute: string | null
  /** Of the link that answers. */
  token: string
}

/** A joint announcement that somebody is asked to agree to ([2.C9]); it may have no subject yet. */
export type JointFacts = { mailingId: string; firstName: string; author: string; subject: string }

/** What an admin decided of a message that its author submitted ([2.C9] [2.C10]). `reason`: why it was declined. */
export type DecisionFacts = {
  mailingId: string
  firstName: string
  subject: string
  decision: 'approved' | 'declined'
  reason: string | null
}
