import { fill } from '@/lib/core/elision'
import { formatInstant, formatLongDay, formatTime, formatWeekdayShort } from '@/lib/core/formatting'
import { type CalendarEntry, writeCalendar } from '@/lib/core/icalendar'
import { dayOf, type Instant, wallTimeOf } from '@/lib/core/time'
import type { BookingFacts, Override, Sender } from '@/lib/messages/types'
import type { MailWords } from '@/messages/fr/mail-words'
import type { Fact, MailContent, Quote, Ticket } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { frameOf, showPhone, urlOf } from './brand'

export const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName}`
const hour = ({ timeZone, locale }: Sender, instant: Instant): string =>
  formatTime(wallTimeOf(instant, timeZone), locale)

/** The lesson as a ticket; who reads it decides which facts follow its time. */
export function ticketOf(
  sender: Sender,
  booking: Pick<BookingFacts, 'startsAt' | 'endsAt' | 'cancelledAt'>,
  facts: Fact[],
): Ticket {
  const [weekday, day, month] = formatLongDay(dayOf(booking.startsAt, sender.timeZone), sender.locale).split(' ')
  const hours = { debut: hour(sender, booking.startsAt), fin: hour(sender, booking.endsAt) }
  return {
    kind: 'ticket',
    weekday: weekday!,
    day: day!,
    month: month!,
    time: fill(wordsOf(sender).hours, hours),
    isCancelled: booking.cancelledAt !== null,
    facts,
  }
}

function placeFacts(sender: Sender, booking: BookingFacts): Fact[] {
  const { facts } = wordsOf(sender)
  return [
    { label: facts.place, value: `${booking.place}, ${booking.placeAddress}` },
    { label: facts.room, value: booking.room },
  ]
}

export function memberFacts(sender: Sender, booking: BookingFacts): Fact[] {
  const { facts } = wordsOf(sender)
  const learner = booking.learner.isSelf ? [] : [{ label: facts.learner, value: fullName(booking.learner) }]
  return [
    { label: facts.lesson, value: booking.lesson },
    ...learner,
    { label: facts.teacher, value: fullName(booking.teacher) },
    ...placeFacts(sender, booking),
  ]
}

export function staffFacts(sender: Sender, booking: BookingFacts): Fact[] {
  const { facts } = wordsOf(sender)
  const { member, learner } = booking
  const contact = [member.phone ? showPhone(member.phone) : '', member.email ?? ''].filter(Boolean).join(' · ')
  return [
    { label: facts.learner, value: fullName(learner) },
    { label: facts.lesson, value: booking.lesson },
    { label: facts.member, value: contact ? `${fullName(member)} (${contact})` : fullName(member) },
    ...placeFacts(sender, booking),
  ]
}

export const when = (sender: Sender, { startsAt }: Pick<BookingFacts, 'startsAt'>) => {
  const { timeZone, locale } = sender
  const day = dayOf(startsAt, timeZone)
  return {
    jour: formatLongDay(day, locale),
    jour_court: formatWeekdayShort(day, locale),
    heure: hour(sender, startsAt),
  }
}

const quoteOf = (text: string | null): Quote | null => (text?.trim() ? { kind: 'quote', text: text.trim() } : null)

/** Until when the lesson can be cancelled, or that it was booked too late for that. */
export function cancellationOf(sender: Sender, { cancellableUntil, bookedAt }: BookingFacts): string {
  const limite = formatInstant(cancellableUntil, sender.timeZone, sender.locale)
  const { open, closed } = wordsOf(sender).cancellation
  return cancellableUntil > bookedAt ? fill(open, { limite }) : closed
}

export function writeBookingConfirmed(sender: Sender, booking: BookingFacts, override: Override | null): MailContent {
  const variables = {
    ...when(sender, booking),
    prenom: booking.member.firstName,
    cours: booking.lesson,
    professeur: fullName(booking.teacher),
    annulation: cancellationOf(sender, booking),
  }
  const places = {
    details: ticketOf(sender, booking, memberFacts(sender, booking)),
    bouton: buttonOf(sender, 'booking_confirmed', urlOf(sender, '/mon-compte/suivi')),
  }
  return { ...frameOf(sender, 'member'), ...compose('booking_confirmed', variables, places, override) }
}

export function writeBookingConfirmedToTeacher(
  sender: Sender,
  booking: BookingFacts,
  override: Override | null,
): MailContent {
  const variables = {
    ...when(sender, booking),
    eleve: fullName(booking.learner),
    cours: booking.lesson,
    professeur: booking.teacher.firstName,
  }
  const places = {
    details: ticketOf(sender, booking, staffFacts(sender, booking)),
    message: quoteOf(booking.learner.notesForTeacher),
  }
  return { ...frameOf(sender, 'staff'), ...compose('booking_confirmed_teacher', variables, places, override) }
}

export function writeBookingCancelled(sender: Sender, booking: BookingFacts, override: Override | null): MailContent {
  const { cancelled, place } = wordsOf(sender)
  const { becomes, preview, lesson } = cancelled
  const which = !booking.isRefunded ? 'back' : booking.isGift ? 'giftRefunded' : 'refunded'
  // A session takes place with the others.
  const annonce = booking.isSession ? place.cancelled : lesson
  const said = { annonce, suite: becomes[which], apercu: preview[which] }
  const variables = { ...when(sender, booking), prenom: booking.member.firstName, ...said }
  const places = {
    details: ticketOf(sender, booking, memberFacts(sender, booking)),
    bouton: whereNext(sender, which),
  }
  return { ...frameOf(sender, 'member'), ...compose('booking_cancelled', variables, places, override) }
}

/** Another lesson is booked with what came back; what was refunded is among one's purchases, but for whoever was given it. */
function whereNext(sender: Sender, which: keyof MailWords['cancelled']['becomes']) {
  const { cancelled, place } = wordsOf(sender)
  const to = (page: string) => buttonOf(sender, 'booking_cancelled', urlOf(sender, `/mon-compte/${page}`))
  if (which === 'back') return to('reserver')
  if (which === 'giftRefunded') return { ...to('suivi'), label: place.follow }
  return { ...to('achats'), label: cancelled.orders }
}

export function writeBookingCancelledToTeacher(
  sender: Sender,
  booking: BookingFacts,
  override: Override | null,
): MailContent {
  const variables = {
    ...when(sender, booking),
    eleve: fullName(booking.learner),
    professeur: booking.teacher.firstName,
  }
  const places = {
    details: ticketOf(sender, booking, staffFacts(sender, booking)),
    message: quoteOf(booking.cancelMessage),
  }
  return { ...frameOf(sender, 'staff'), ...compose('booking_cancelled_teacher', variables, places, override) }
}

export function writeBookingCancelledToOffice(
  sender: Sender,
  booking: BookingFacts,
  override: Override | null,
): MailContent {
  const { cancelledBy, cancelled, facts } = wordsOf(sender)
  const variables = {
    ...when(sender, booking),
    eleve: fullName(booking.learner),
    professeur: fullName(booking.teacher),
    auteur: cancelledBy[booking.cancelledBy ?? 'staff'],
    suite: cancelled.office[booking.isRefunded ? 'refunded' : 'back'],
  }
  const teacher = { label: facts.teacher, value: fullName(booking.teacher) }
  const places = {
    details: ticketOf(sender, booking, [teacher, ...staffFacts(sender, booking)]),
    message: quoteOf(booking.cancelMessage),
  }
  return { ...frameOf(sender, 'staff'), ...compose('booking_cancelled_office', variables, places, override) }
}

/** The .ics of a lesson: one uid for its life, a sequence that grows with each change ([1.F4]). */
export const writeBookingCalendar = (sender: Sender, booking: BookingFacts, reader: 'member' | 'teacher'): string =>
  writeCalendar(calendarEntryOf(sender, booking, reader))

/** A lesson in somebody's calendar. */
export function calendarEntryOf(sender: Sender, booking: BookingFacts, reader: 'member' | 'teacher'): CalendarEntry {
  const isCancelled = booking.cancelledAt !== null
  const { calendar } = wordsOf(sender)
  const forMember = isCancelled ? calendar.cancelled : calendar.summary
  const attendee =
    reader === 'member'
      ? { name: fullName(booking.member), email: booking.member.email ?? sender.settings.email }
      : { name: fullName(booking.teacher), email: booking.teacher.email }
  return {
    uid: `booking-${booking.id}@${sender.slug}.diapason`,
    sequence: booking.revision,
    isCancelled,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    zone: sender.timeZone,
    summary: fill(reader === 'member' ? forMember : calendar.teacher, {
      cours: booking.lesson,
      professeur: fullName(booking.teacher),
      eleve: fullName(booking.learner),
    }),
    description: `${booking.room}. ${sender.name}, ${showPhone(sender.settings.phone)}`,
    location: `${booking.place}, ${booking.placeAddress}`,
    url: urlOf(sender, '/mon-compte/suivi'),
    organizer: { name: sender.name, email: sender.settings.email },
    attendee,
    stampedAt: booking.cancelledAt ?? booking.bookedAt,
  }
}
