import { type Locale, locales } from '@/lib/core/locale'
import type { Busy } from '@/lib/core/outcome'
import type { Day, Instant } from '@/lib/core/time'

/** How somebody is addressed; unknown is null, and greeted without it ([2.C3]). */
export const civilities = ['madame', 'monsieur'] as const
export type Civility = (typeof civilities)[number]

/** The languages that messages are written in; a file without one has its structure's. */
export { type Locale, locales }

/** How somebody is greeted, and the language that they are written to in; null: nobody said ([2.C3]). */
export type Addressing = { civility: Civility | null; locale: Locale | null }

/** What a client file knows of its holder; `phone` is E.164. */
export type Identity = {
  email: string
  firstName: string
  lastName: string
  birthOn: Day
  addressLine1: string
  addressLine2: string
  postcode: string
  city: string
  phone: string
} & Partial<Addressing>

/** What the office knows of somebody at the desk: a name and a telephone at least. */
export type KnownIdentity = Pick<Identity, 'firstName' | 'lastName' | 'phone'> & {
  email: string | null
  birthOn: Day | null
} & Partial<Addressing>

/** What the holder changes alone; e-mail and names go through the structure ([1.B5]). */
export type Profile = Omit<Identity, 'email' | 'firstName' | 'lastName'>

/** deactivated: the person asked to be removed and the law keeps the rest · merged: everything is in another file now. */
export const clientFileStatuses = ['active', 'deactivated', 'merged'] as const
export type ClientFileStatus = (typeof clientFileStatuses)[number]

/** Who made the file: its holder, the office, or an import ([2.A3]). */
export const fileOrigins = ['holder', 'office', 'import'] as const
export type FileOrigin = (typeof fileOrigins)[number]

/** What somebody agrees to or not, each on its own ([2.A8]). */
export const consentChannels = ['phone', 'post', 'email', 'newsletter'] as const
export type ConsentChannel = (typeof consentChannels)[number]

/** Where a consent was said: sign-up, the questions of the first login, 'Mon profil', a link of a mail; or a mail called unwanted. */
export const consentSources = ['signup', 'first_login', 'profile', 'mail_link', 'import', 'complaint'] as const
export type ConsentSource = (typeof consentSources)[number]

/** What somebody said of each channel; null: nothing yet, which is no consent. */
export type ConsentChoices = Record<ConsentChannel, boolean | null>
export type ConsentRefusal = Busy
export type ConsentEntry = {
  id: string
  channel: ConsentChannel
  isGranted: boolean
  source: ConsentSource
  at: Instant
}

/** Never shown to clients: accounting's red flag, a teacher's note beside the name on rosters, anything else ([2.A9]). */
export const noteKinds = ['accounting_flag', 'teacher', 'general'] as const
export type NoteKind = (typeof noteKinds)[number]

/** A note as the office reads it; about a learner for a teacher's. */
export type FileNote = {
  id: string
  kind: NoteKind
  body: string
  author: string
  authorId: string
  notedAt: Instant
  learner: string | null
  removedAt: Instant | null
}

export type NoteRefusal = 'not_found' | 'learner_missing' | Busy

/** The name and address printed on invoices when somebody else pays ([2.A11]). */
export type BillingAddress = {
  name: string
  addressLine1: string
  addressLine2: string
  postcode: string
  city: string
  country: string
}

/** Where the clients of the structures live: how a telephone is read, what stands on an envelope. */
export const countries = ['FR', 'BE', 'CH', 'LU', 'CA', 'GB', 'DE', 'ES', 'IT', 'US'] as const
export type Country = (typeof countries)[number]

/** Why an open file may be the same person's ([2.A4]). */
export const likelyReasons = ['email', 'names', 'phone', 'birth'] as const
export type LikelyReason = (typeof likelyReasons)[number]
export type LikelyFile = { number: number; firstName: string; lastName: string; city: string; reasons: LikelyReason[] }

/** Why the office can't change who somebody is ([1.B5]). */
export type IdentityRefusal =
  | 'not_found'
  | 'file_ended'
  | 'too_young'
  | 'email_needed'
  | 'email_taken'
  | 'staff_login'
  | Busy

/** Why the name on invoices stays ([2.A11]). */
export type BillingRefusal = 'not_found' | 'file_ended' | 'invoice_issued' | Busy

/** Why somebody doesn't change to another file of their login ([2.A5]). */
export type FileChangeRefusal = 'not_found' | Busy

/** What a file's login is: none, invited until a day (null: the link's time is over), open, or suspended. */
export type Portal =
  | { state: 'none' }
  | { state: 'invited'; email: string; invitedAt: Instant | null; until: Instant | null }
  | { state: 'open'; email: string; since: Instant | null }
  | { state: 'suspended'; email: string }

/** Why the office can't invite somebody, or open a file for them. */
export type InvitationRefusal = 'not_found' | 'email_missing' | 'file_ended' | 'already_open' | Busy

/** What a search is for, without accents or capitals: terms which must all be in a file, and the number that it may be. */
export type FileSearch = { terms: string[]; number: number | null }

/** A file among others: who, where, how it stands. */
export type FileRow = {
  id: string
  number: number
  firstName: string
  lastName: string
  email: string | null
  phone: string
  postcode: string
  city: string
  status: ClientFileStatus
  hasLogin: boolean
  /** The number of the file that has everything of this one. */
  keptNumber: number | null
  /** The learners of the file but its holder, by their first names. */
  others: string | null
}

export type ClientFileRefusal = 'too_young' | Busy

export type ReminderRefusal = 'not_found' | Busy

/** What the signed link at the foot of a reminder is for ([1.G9]). */
export const remindersPurpose = 'reminders'
