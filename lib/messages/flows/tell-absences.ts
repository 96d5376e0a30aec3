import 'server-only'
import * as absence from '@/emails/messages/absence'
import * as booking from '@/emails/messages/booking'
import { findAbsenceFacts } from '../queries/find-absence-facts'
import { findBookingFacts } from '../queries/find-booking-facts'
import { findSeatFacts, findSessionChange } from '../queries/find-session-facts'
import type { Occasion } from '../types'
import { prepare } from './prepare'
import { calendarFile } from './tell-lessons'

const letters = {
  absence_asked: absence.writeAbsenceAsked,
  absence_undone: absence.writeAbsenceUndone,
  absence_credited: absence.writeAbsenceCredited,
} as const

/** To the pupil of a lesson whose teacher is away: the question, that it takes place after all, or that it came back ([1.H6]). */
export function tellAbsence(occasion: Occasion, answerId: string, template: keyof typeof letters): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findAbsenceFacts(occasion.structureId, answerId)
    if (!found) return []
    const { facts, clientFileId, learnerId } = found
    return [
      {
        template,
        recipient: facts.lesson.member.email,
        clientFileId,
        learnerId,
        write: (sender, override) => letters[template](sender, facts, override),
      },
    ]
  })
}

/** To the pupil and to whoever gives their lesson instead, each with it for their calendar ([1.H6]). */
export function tellSubstituted(occasion: Occasion, bookingId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findBookingFacts(occasion.structureId, bookingId)
    if (!found || found.facts.cancelledAt) return []
    const { facts, clientFileId, learnerId } = found
    return [
      {
        template: 'booking_confirmed',
        recipient: facts.member.email,
        clientFileId,
        learnerId,
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

/** To whoever has a place in a session that another teacher gives, with their calendar brought up to date. */
export function tellSessionSubstituted(occasion: Occasion, seatId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findSeatFacts(occasion.structureId, seatId)
    if (!found || found.facts.cancelledAt) return []
    const { facts, clientFileId, learnerId, bookingId } = found
    const lesson = bookingId ? await findBookingFacts(occasion.structureId, bookingId) : null
    return [
      {
        template: 'session_substituted',
        recipient: facts.email,
        clientFileId,
        learnerId,
        write: (sender, override) => absence.writeSessionSubstituted(sender, facts, override),
        attachments: lesson ? calendarFile(lesson.facts, 'member') : undefined,
      },
    ]
  })
}

/** To the teacher who gives a session now. */
export function tellSessionGiven(occasion: Occasion, sessionId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const facts = await findSessionChange(occasion.structureId, sessionId)
    if (!facts || facts.cancelledAt) return []
    return [
      {
        template: 'session_given_teacher',
        recipient: facts.teacherEmail,
        write: (sender, override) => absence.writeSessionGiven(sender, facts, override),
      },
    ]
  })
}
