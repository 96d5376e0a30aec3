import { fill } from '@/lib/core/elision'
import { formatInstant } from '@/lib/core/formatting'
import type { Instant } from '@/lib/core/time'
import type { BookingFacts, Override, Sender } from '@/lib/messages/types'
import type { MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { memberFacts, ticketOf, when } from './booking'
import { frameOf, urlOf } from './brand'

/** What the mails of one place in a session say beside it. */
export type PlaceFacts = { booking: BookingFacts; postponementsLeft: number }

function describePostponements(sender: Sender, { booking, postponementsLeft: left }: PlaceFacts): string {
  const texts = wordsOf(sender).place
  if (left <= 0) return texts.none
  const nombre = left === 1 ? texts.one : fill(texts.many, { nombre: String(left) })
  return fill(texts.left, { limite: formatInstant(booking.cancellableUntil, sender.timeZone, sender.locale), nombre })
}

const variablesOf = (sender: Sender, place: PlaceFacts) => ({
  ...when(sender, place.booking),
  prenom: place.booking.member.firstName,
  cours: place.booking.lesson,
  professeur: `${place.booking.teacher.firstName} ${place.booking.teacher.lastName}`,
  reports: describePostponements(sender, place),
})

const placesOf = (sender: Sender, { booking }: PlaceFacts, template: 'booking_postponed' | 'session_placed') => ({
  details: ticketOf(sender, booking, memberFacts(sender, booking)),
  bouton: buttonOf(sender, template, urlOf(sender, '/mon-compte/suivi')),
})

/** A session given up for a later one: its new date, the one it had, and how often it may happen again ([1.G5]). */
export function writeBookingPostponed(
  sender: Sender,
  place: PlaceFacts,
  before: Instant,
  override: Override | null,
): MailContent {
  const variables = { ...variablesOf(sender, place), avant: formatInstant(before, sender.timeZone, sender.locale) }
  const places = placesOf(sender, place, 'booking_postponed')
  return { ...frameOf(sender, 'member'), ...compose('booking_postponed', variables, places, override) }
}

/** A lesson left of a group pass, placed on a session ([1.C6]). */
export function writeSessionPlaced(sender: Sender, place: PlaceFacts, override: Override | null): MailContent {
  const places = placesOf(sender, place, 'session_placed')
  return { ...frameOf(sender, 'member'), ...compose('session_placed', variablesOf(sender, place), places, override) }
}
