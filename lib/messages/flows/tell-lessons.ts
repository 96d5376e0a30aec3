import 'server-only'
import * as booking from '@/emails/messages/booking'
import { findBookingFacts } from '../queries/find-booking-facts'
import { getSender } from '../queries/get-sender'
import type { BookingFacts, Occasion, Sender } from '../types'
import { type Letter, prepare } from './prepare'

export const calendarFile = (facts: BookingFacts, reader: 'member' | 'teacher') => (sender: Sender) => [
  {
    filename: facts.cancelledAt ? 'annulation.ics' : 'cours.ics',
    contentType: `text/calendar; charset=utf-8; method=${facts.cancelledAt ? 'CANCEL' : 'REQUEST'}`,
    content: Buffer.from(booking.writeBookingCalendar(sender, facts, reader)).toString('base64'),
  },
]

/** To the member and the teacher, each with the lesson for their calendar ([1.F4]). It tells the lesson as it was booked. */
export function tellBooked(occasion: Occasion, bookingId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findBookingFacts(occasion.structureId, bookingId)
    if (!found) return []
    const facts = { ...found.facts, cancelledAt: null, cancelledBy: null, cancelMessage: null, revision: 0 }
    return [
      {
        template: 'booking_confirmed',
        recipient: facts.member.email,
        clientFileId: found.clientFileId,
        learnerId: found.learnerId,
        write: (sender, override) => booking.writeBookingConfirmed(sender, facts, override),
        attachments: calendarFile(facts, 'member'),
      },
      {
        template: 'booking_confirmed_teacher',
        recipient: facts.teacher.email,
        write: (sender, override) => booking.writeBookingConfirmedToTeacher(sender, facts, override),
        attachments: calendarFile(facts, 'teacher'),
      },
    ]
  })
}

/** To the member, the teacher and the administration ([1.G4]); of a session that the others have, to the member alone. */
export function tellCancelled(occasion: Occasion, bookingId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findBookingFacts(occasion.structureId, bookingId)
    if (!found?.facts.cancelledAt) return []
    const { facts, clientFileId, learnerId } = found
    const member: Letter = {
      template: 'booking_cancelled',
      recipient: facts.member.email,
      clientFileId,
      learnerId,
      write: (sender, override) => booking.writeBookingCancelled(sender, facts, override),
      attachments: calendarFile(facts, 'member'),
    }
    if (facts.isSession) return [member]
    const { settings } = await getSender(occasion.structureId)
    return [
      member,
      {
        template: 'booking_cancelled_teacher',
        recipient: facts.teacher.email,
        write: (sender, override) => booking.writeBookingCancelledToTeacher(sender, facts, override),
        attachments: calendarFile(facts, 'teacher'),
      },
      {
        template: 'booking_cancelled_office',
        recipient: settings.officeEmail,
        write: (sender, override) => booking.writeBookingCancelledToOffice(sender, facts, override),
      },
    ]
  })
}
