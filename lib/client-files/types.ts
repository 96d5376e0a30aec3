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

export type ClientFileRefusal = 'too_young' | Busy

export type ReminderRefusal = 'not_found' | Busy

/** What the signed link at the foot of a reminder is for ([1.G9]). */
export const remindersPurpose = 'reminders'
