import { fill } from '@/lib/core/elision'
import { formatInstant, formatLongDay } from '@/lib/core/formatting'
import { writeFeed } from '@/lib/core/icalendar'
import { dayOf } from '@/lib/core/time'
import type { BookingFacts, Override, Sender } from '@/lib/messages/types'
import type { Facts, MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { calendarEntryOf, fullName } from './booking'
import { frameOf, urlOf } from './brand'

/** A line for each lesson: when, and in which room. */
const datesOf = ({ timeZone, locale }: Sender, bookings: readonly BookingFacts[]): Facts => ({
  kind: 'facts',
  facts: bookings.map(({ startsAt, room, place }) => ({
    label: formatInstant(startsAt, timeZone, locale),
    value: `${room}, ${place}`,
  })),
})

const commonOf = ({ timeZone, locale }: Sender, bookings: readonly BookingFacts[]) => ({
  nombre: String(bookings.length),
  premier: formatLongDay(dayOf(bookings[0]!.startsAt, timeZone), locale),
  dernier: formatLongDay(dayOf(bookings.at(-1)!.startsAt, timeZone), locale),
})

/** All the lessons of a repeated booking in one mail ([1.F6]). */
export function writeRepeated(
  sender: Sender,
  bookings: readonly BookingFacts[],
  override: Override | null,
): MailContent {
  const { repeated } = wordsOf(sender)
  const { member, learner, teacher, lesson, startsAt, cancellableUntil } = bookings[0]!
  const heures = String(Math.round((startsAt.getTime() - cancellableUntil.getTime()) / 3_600_000))
  const variables = {
    ...commonOf(sender, bookings),
    prenom: member.firstName,
    cours: lesson,
    professeur: fullName(teacher),
    pour: learner.isSelf ? '' : fill(repeated.forWhom, { eleve: fullName(learner) }),
    annulation: fill(repeated.each, { heures }),
  }
  const bouton = buttonOf(sender, 'booking_repeated', urlOf(sender, '/mon-compte/suivi'))
  const places = { details: datesOf(sender, bookings), bouton }
  return { ...frameOf(sender, 'member'), ...compose('booking_repeated', variables, places, override) }
}

export function writeRepeatedToTeacher(
  sender: Sender,
  bookings: readonly BookingFacts[],
  override: Override | null,
): MailContent {
  const { teacher, learner } = bookings[0]!
  const variables = { ...commonOf(sender, bookings), eleve: fullName(learner), professeur: teacher.firstName }
  const places = { details: datesOf(sender, bookings) }
  return { ...frameOf(sender, 'staff'), ...compose('booking_repeated_teacher', variables, places, override) }
}

/** The lessons in one file, each with the uid that its own later mails have. */
export const writeRepeatedCalendar = (
  sender: Sender,
  bookings: readonly BookingFacts[],
  reader: 'member' | 'teacher',
): string =>
  writeFeed(
    sender.name,
    bookings.map((booking) => calendarEntryOf(sender, booking, reader)),
  )
