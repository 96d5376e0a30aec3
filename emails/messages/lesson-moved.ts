import { formatInstant } from '@/lib/core/formatting'
import type { Instant } from '@/lib/core/time'
import type { BookingFacts, Override, Sender } from '@/lib/messages/types'
import type { MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { cancellationOf, fullName, memberFacts, staffFacts, ticketOf, when } from './booking'
import { frameOf, urlOf } from './brand'

/** The lesson at its new time, and the time it had ([1.G8]). */
export function writeBookingMoved(
  sender: Sender,
  booking: BookingFacts,
  before: Instant,
  override: Override | null,
): MailContent {
  const variables = {
    ...when(sender, booking),
    prenom: booking.member.firstName,
    avant: formatInstant(before, sender.timeZone, sender.locale),
    annulation: cancellationOf(sender, booking),
  }
  const places = {
    details: ticketOf(sender, booking, memberFacts(sender, booking)),
    bouton: buttonOf(sender, 'booking_moved', urlOf(sender, '/mon-compte/suivi')),
  }
  return { ...frameOf(sender, 'member'), ...compose('booking_moved', variables, places, override) }
}

export function writeBookingMovedToTeacher(
  sender: Sender,
  booking: BookingFacts,
  before: Instant,
  override: Override | null,
): MailContent {
  const variables = {
    ...when(sender, booking),
    eleve: fullName(booking.learner),
    professeur: booking.teacher.firstName,
    avant: formatInstant(before, sender.timeZone, sender.locale),
  }
  const places = { details: ticketOf(sender, booking, staffFacts(sender, booking)) }
  return { ...frameOf(sender, 'staff'), ...compose('booking_moved_teacher', variables, places, override) }
}
