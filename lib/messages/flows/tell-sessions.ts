import 'server-only'
import {
  writeCourseChanged,
  writeSessionCancelled,
  writeSessionChanged,
  writeSessionMoved,
} from '@/emails/messages/session'
import type { Instant } from '@/lib/core/time'
import { findBookingFacts } from '../queries/find-booking-facts'
import { findSeatFacts, findSessionChange } from '../queries/find-session-facts'
import type { Occasion, Sender, WrittenFile } from '../types'
import { prepare } from './prepare'
import { calendarFile } from './tell-lessons'

type Files = (sender: Sender) => WrittenFile[]

/** The files that bring a member's calendar up to date: the bookings of a place, as they are now. */
async function calendarOf(structureId: string, bookingIds: readonly (string | null)[]): Promise<Files> {
  const found = await Promise.all(bookingIds.map((id) => (id ? findBookingFacts(structureId, id) : null)))
  return (sender) => found.flatMap((mail) => (mail ? calendarFile(mail.facts, 'member')(sender) : []))
}

/** To whoever has a place in a session that moved, with its new time for their calendar ([1.H1]). */
export function tellSessionMoved(
  occasion: Occasion,
  seatId: string,
  change: { before: Instant; reason: string },
): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findSeatFacts(occasion.structureId, seatId)
    if (!found || found.facts.cancelledAt) return []
    const { facts, clientFileId, learnerId, bookingId } = found
    return [
      {
        template: 'session_moved',
        recipient: facts.email,
        clientFileId,
        learnerId,
        write: (sender, override) => writeSessionMoved(sender, facts, change, override),
        attachments: await calendarOf(occasion.structureId, [bookingId]),
      },
    ]
  })
}

/** To each participant of a course that has another teacher or room, once, with the first session that changes ([1.H1]). */
export function tellCourseChanged(occasion: Occasion, seatId: string, reason: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findSeatFacts(occasion.structureId, seatId)
    if (!found || found.facts.cancelledAt) return []
    const { facts, clientFileId, learnerId } = found
    return [
      {
        template: 'course_changed',
        recipient: facts.email,
        clientFileId,
        learnerId,
        write: (sender, override) => writeCourseChanged(sender, facts, reason, override),
      },
    ]
  })
}

/** To whoever had a place in a session that is cancelled, with what becomes of it for their calendar ([1.H1]). */
export function tellSessionCancelled(
  occasion: Occasion,
  seatId: string,
  nextSessionId: string | null,
): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findSeatFacts(occasion.structureId, seatId, nextSessionId)
    if (!found) return []
    const { facts, clientFileId, learnerId, bookingId, nextBookingId } = found
    return [
      {
        template: 'session_cancelled',
        recipient: facts.email,
        clientFileId,
        learnerId,
        write: (sender, override) => writeSessionCancelled(sender, facts, override),
        attachments: await calendarOf(occasion.structureId, [bookingId, nextBookingId]),
      },
    ]
  })
}

/** To the teacher, once for a session moved or cancelled. */
export function tellSessionTeacher(occasion: Occasion, sessionId: string, before: Instant): Promise<string[]> {
  return prepare(occasion, async () => {
    const facts = await findSessionChange(occasion.structureId, sessionId)
    if (!facts) return []
    return [
      {
        template: 'session_changed_teacher',
        recipient: facts.teacherEmail,
        write: (sender, override) => writeSessionChanged(sender, facts, before, override),
      },
    ]
  })
}
