import { fill } from '@/lib/core/elision'
import { formatInstant, formatLongDay, formatTime, formatWeekdayShort } from '@/lib/core/formatting'
import { type CalendarEntry, writeCalendar } from '@/lib/core/icalendar'
import { dayOf, type Instant, wallTimeOf } from '@/lib/core/time'
import type { BookingFacts, Override, Sender } from '@/lib/messages/types'
import texts from '@/messages/fr/messages'
import { placeMailTexts } from '@/messages/fr/place-mails'
import type { Fact, MailContent, Quote, Ticket } from '../content'
import { buttonOf, compose } from '../template'
import { frameOf, showPhone, urlOf } from './brand'

export const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName}`
const hour = (instant: Instant, zone: string): string => formatTime(wallTimeOf(instant, zone))

/** The lesson as a ticket; who reads it decides which facts follow its time. */
export function ticketOf(
  { timeZone }: Sender,
  booking: Pick<BookingFacts, 'startsAt' | 'endsAt' | 'cancelledAt'>,
  facts: Fact[],
): Ticket {
  const [weekday, day, month] = formatLongDay(dayOf(booking.startsAt, timeZone)).split(' ')
  return {
    kind: 'ticket',
    weekday: weekday!,
    day: day!,
    month: month!,
    time: `de ${hour(booking.startsAt, timeZone)} à ${hour(booking.endsAt, timeZone)}`,
    isCancelled: booking.cancelledAt !== null,
    facts,
  }
}

function placeFacts(booking: BookingFacts): Fact[] {
  return [
    { label: texts.facts.place, value: `${booking.place}, ${booking.placeAddress}` },
    { label: texts.facts.room, value: booking.room },
  ]
}

export function memberFacts(booking: BookingFacts): Fact[] {
  const learner = booking.learner.isSelf ? [] : [{ label: texts.facts.learner, value: fullName(booking.learner) }]
  return [
    { label: texts.facts.lesson, value: booking.lesson },
    ...learner,
    { label: texts.facts.teacher, value: fullName(booking.teacher) },
    ...placeFacts(booking),
  ]
}

export function staffFacts(booking: BookingFacts): Fact[] {
  const { member, learner } = booking
  const contact = [member.phone ? showPhone(member.phone) : '', member.email ?? ''].filter(Boolean).join(' · ')
  return [
    { label: texts.facts.learner, value: fullName(learner) },
    { label: texts.facts.lesson, value: booking.lesson },
    { label: texts.facts.member, value: contact ? `${fullName(member)} (${contact})` : fullName(member) },
    ...placeFacts(booking),
  ]
}

export const when = ({ timeZone }: Sender, { startsAt }: Pick<BookingFacts, 'startsAt'>) => {
  const day = dayOf(startsAt, timeZone)
  return { jour: formatLongDay(day), jour_court: formatWeekdayShort(day), heure: hour(startsAt, timeZone) }
}

const quoteOf = (text: string | null): Quote | null => (text?.trim() ? { kind: 'quote', text: text.trim() } : null)

/** Until when the lesson can be cancelled, or that it was booked too late for that. */
export function cancellationOf(sender: Sender, { cancellableUntil, bookedAt }: BookingFacts): string {
  const limite = formatInstant(cancellableUntil, sender.timeZone)
  return cancellableUntil > bookedAt ? fill(texts.cancellation.open, { limite }) : texts.cancellation.closed
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
    details: ticketOf(sender, booking, memberFacts(booking)),
    bouton: buttonOf('booking_confirmed', urlOf(sender, '/mon-compte/suivi')),
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
    details: ticketOf(sender, booking, staffFacts(booking)),
    message: quoteOf(booking.learner.notesForTeacher),
  }
  return { ...frameOf(sender, 'staff'), ...compose('booking_confirmed_teacher', variables, places, override) }
}

export function writeBookingCancelled(sender: Sender, booking: BookingFacts, override: Override | null): MailContent {
  const { becomes, preview, lesson } = texts.cancelled
  const which = !booking.isRefunded ? 'back' : booking.isGift ? 'giftRefunded' : 'refunded'
  // A session takes place with the others.
  const annonce = booking.isSession ? placeMailTexts.cancelled : lesson
  const said = { annonce, suite: becomes[which], apercu: preview[which] }
  const variables = { ...when(sender, booking), prenom: booking.member.firstName, ...said }
  const places = {
    details: ticketOf(sender, booking, memberFacts(booking)),
    bouton: whereNext(sender, which),
  }
  return { ...frameOf(sender, 'member'), ...compose('booking_cancelled', variables, places, override) }
}

/** Another lesson is booked with what came back; what was refunded is among one's purchases, but for whoever was given it. */
function whereNext(sender: Sender, which: keyof typeof texts.cancelled.becomes) {
  const to = (page: string) => buttonOf('booking_cancelled', urlOf(sender, `/mon-compte/${page}`))
  if (which === 'back') return to('reserver')
  if (which === 'giftRefunded') return { ...to('suivi'), label: placeMailTexts.follow }
  return { ...to('achats'), label: texts.cancelled.orders }
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
    details: ticketOf(sender, booking, staffFacts(booking)),
    message: quoteOf(booking.cancelMessage),
  }
  return { ...frameOf(sender, 'staff'), ...compose('booking_cancelled_teacher', variables, places, override) }
}

export function writeBookingCancelledToOffice(
  sender: Sender,
  booking: BookingFacts,
  override: Override | null,
): MailContent {
  const variables = {
    ...when(sender, booking),
    eleve: fullName(booking.learner),
    professeur: fullName(booking.teacher),
    auteur: texts.cancelledBy[booking.cancelledBy ?? 'staff'],
    suite: texts.cancelled.office[booking.isRefunded ? 'refunded' : 'back'],
  }
  const teacher = { label: texts.facts.teacher, value: fullName(booking.teacher) }
  const places = {
    details: ticketOf(sender, booking, [teacher, ...staffFacts(booking)]),
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
  const forMember = isCancelled ? texts.calendar.cancelled : texts.calendar.summary
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
    summary: fill(reader === 'member' ? forMember : texts.calendar.teacher, {
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
