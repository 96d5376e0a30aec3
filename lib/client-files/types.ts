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

/** What the holder changes alone; e-mail and names go through the structure ([1.B5]). */
export type Profile = Omit<Identity, 'email' | 'firstName' | 'lastName'>

export type ClientFileRefusal = 'too_young' | Busy
