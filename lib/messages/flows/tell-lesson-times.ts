import 'server-only'
import { writeBookingMoved, writeBookingMovedToTeacher } from '@/emails/messages/lesson-moved'
import { writeRepeated, writeRepeatedCalendar, writeRepeatedToTeacher } from '@/emails/messages/lessons-repeated'
import { clock } from '@/lib/core/clock'
import type { Instant } from '@/lib/core/time'
import { findBookingFacts } from '../queries/find-booking-facts'
import type { BookingFacts, Occasion, Sender } from '../types'
import { prepare } from './prepare'
import { calendarFile } from './tell-lessons'

/** To the member and the teacher, with the lesson's new time for their calendar ([1.G8]). One cancelled since tells only that. */
export function tellMoved(occasion: Occasion, bookingId: string, before: Instant): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findBookingFacts(occasion.structureId, bookingId)
    if (!found || found.facts.cancelledAt) return []
    const facts = { ...found.facts, bookedAt: await clock() }
    return [
      {
        template: 'booking_moved',
        recipient: facts.member.email,
        clientFileId: found.clientFileId,
        learnerId: found.learnerId,
        write: (sender, override) => writeBookingMoved(sender, facts, before, override),
        attachments: calendarFile(facts, 'member'),
      },
      {
        template: 'booking_moved_teacher',
        recipient: facts.teacher.email,
        write: (sender, override) => writeBookingMovedToTeacher(sender, facts, before, override),
        attachments: calendarFile(facts, 'teacher'),
      },
    ]
  })
}

const calendarOf = (lessons: readonly BookingFacts[], reader: 'member' | 'teacher') => (sender: Sender) => [
  {
    filename: 'cours.ics',
    contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
    content: Buffer.from(writeRepeatedCalendar(sender, lessons, reader)).toString('base64'),
  },
]

/** All the lessons of a repeated booking: one mail to the member, one to the teacher ([1.F6]). */
export function tellRepeated(occasion: Occasion, bookingIds: readonly string[]): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await Promise.all(bookingIds.map((id) => findBookingFacts(occasion.structureId, id)))
    const [first, ...others] = found.flatMap((mail) => (mail && !mail.facts.cancelledAt ? [mail] : []))
    if (!first) return []
    const lessons = [first, ...others]
      .map(({ facts }) => facts)
      .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
    return [
      {
        template: 'booking_repeated',
        recipient: first.facts.member.email,
        clientFileId: first.clientFileId,
        learnerId: first.learnerId,
        write: (sender, override) => writeRepeated(sender, lessons, override),
        attachments: calendarOf(lessons, 'member'),
      },
      {
        template: 'booking_repeated_teacher',
        recipient: first.facts.teacher.email,
        write: (sender, override) => writeRepeatedToTeacher(sender, lessons, override),
        attachments: calendarOf(lessons, 'teacher'),
      },
    ]
  })
}
