import type { Busy } from '@/lib/core/outcome'
import type { Day } from '@/lib/core/time'

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
}

/** What the office knows of somebody at the desk: a name and a telephone at least. */
export type KnownIdentity = Pick<Identity, 'firstName' | 'lastName' | 'phone'> & {
  email: string | null
  birthOn: Day | null
}

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

/** Where a consent was said: sign-up, the questions of the first login, 'Mon profil', a link of a mail. */
export const consentSources = ['signup', 'first_login', 'profile', 'mail_link', 'import'] as const
export type ConsentSource = (typeof consentSources)[number]

/** Never shown to clients: accounting's red flag, a teacher's note beside the name on rosters, anything else ([2.A9]). */
export const noteKinds = ['accounting_flag', 'teacher', 'general'] as const
export type NoteKind = (typeof noteKinds)[number]

/** The name and address printed on invoices when somebody else pays ([2.A11]). */
export type BillingAddress = {
  name: string
  addressLine1: string
  addressLine2: string
  postcode: string
  city: string
  country: string
}

export type ClientFileRefusal = 'too_young' | Busy

export type ReminderRefusal = 'not_found' | Busy

/** What the signed link at the foot of a reminder is for ([1.G9]). */
export const remindersPurpose = 'reminders'
