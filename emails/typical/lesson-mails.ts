import type { AbsenceFacts, BookingFacts, SessionFacts } from '@/lib/messages/types'
import type { MessageTemplate } from '@/lib/templates/types'
import * as absences from '../messages/absence'
import * as bookings from '../messages/booking'
import { writeCopyConfirmation } from '../messages/copy'
import { writeExpiring, writePassChanged } from '../messages/expiry'
import { writeBookingMoved, writeBookingMovedToTeacher } from '../messages/lesson-moved'
import { writeRepeated, writeRepeatedToTeacher } from '../messages/lessons-repeated'
import { writeBookingPostponed, writeSessionPlaced } from '../messages/place'
import { writeQueue, writeSlotFound } from '../messages/queue'
import { writeReminder } from '../messages/reminder'
import * as sessions from '../messages/session'
import * as facts from './lessons'
import type { Addressee, WriteTypical } from './write'

const to = <Facts extends BookingFacts>(who: Addressee, lesson: Facts): Facts => ({
  ...lesson,
  member: { ...lesson.member, ...who },
})
const read = (who: Addressee, session: SessionFacts): SessionFacts => ({ ...session, firstName: who.firstName })
const away = (who: Addressee): AbsenceFacts => ({ ...facts.absence, lesson: to(who, facts.booking) })
const repeated = (who: Addressee) => facts.everyWeek.map((lesson) => to(who, lesson))
const queued = ({ firstName }: Addressee) => ({ ...facts.waited, firstName })

/** The mails about lessons, sessions, passes and queues, with typical facts. */
export const lessonMails = {
  booking_confirmed: (sender, who, own) => bookings.writeBookingConfirmed(sender, to(who, facts.booking), own),
  booking_confirmed_teacher: (sender, who, own) =>
    bookings.writeBookingConfirmedToTeacher(sender, to(who, facts.booking), own),
  booking_cancelled: (sender, who, own) => bookings.writeBookingCancelled(sender, to(who, facts.cancelled), own),
  booking_cancelled_teacher: (sender, who, own) =>
    bookings.writeBookingCancelledToTeacher(sender, to(who, facts.cancelled), own),
  booking_cancelled_office: (sender, who, own) =>
    bookings.writeBookingCancelledToOffice(sender, to(who, facts.cancelled), own),
  booking_moved: (sender, who, own) => writeBookingMoved(sender, to(who, facts.moved), facts.formerly, own),
  booking_moved_teacher: (sender, who, own) =>
    writeBookingMovedToTeacher(sender, to(who, facts.moved), facts.formerly, own),
  booking_repeated: (sender, who, own) => writeRepeated(sender, repeated(who), own),
  booking_repeated_teacher: (sender, who, own) => writeRepeatedToTeacher(sender, repeated(who), own),
  booking_postponed: (sender, who, own) =>
    writeBookingPostponed(sender, { booking: to(who, facts.booking), postponementsLeft: 1 }, facts.formerly, own),
  session_placed: (sender, who, own) =>
    writeSessionPlaced(sender, { booking: to(who, facts.booking), postponementsLeft: 0 }, own),
  booking_reminder: (sender, who, own) => writeReminder(sender, to(who, facts.reminder), own),
  copy_confirmation: (sender, _who, own) => writeCopyConfirmation(sender, facts.copy, own),
  pass_expiring: (sender, { firstName }, own) => writeExpiring(sender, { ...facts.expiry, firstName }, own),
  pass_changed: (sender, { firstName }, own) => writePassChanged(sender, { ...facts.frozen, firstName }, own),
  course_changed: (sender, who, own) =>
    sessions.writeCourseChanged(sender, read(who, facts.session), 'Paul remplace Nadia jusqu’à l’été.', own),
  session_moved: (sender, who, own) =>
    sessions.writeSessionMoved(
      sender,
      read(who, facts.session),
      { before: facts.formerSession, reason: 'La salle est en travaux.' },
      own,
    ),
  session_cancelled: (sender, who, own) =>
    sessions.writeSessionCancelled(sender, { ...read(who, facts.cancelledSession), next: facts.nextSession }, own),
  session_changed_teacher: (sender, _who, own) =>
    sessions.writeSessionChanged(sender, facts.session, facts.formerSession, own),
  session_substituted: (sender, who, own) => absences.writeSessionSubstituted(sender, read(who, facts.session), own),
  session_given_teacher: (sender, _who, own) => absences.writeSessionGiven(sender, facts.session, own),
  absence_asked: (sender, who, own) => absences.writeAbsenceAsked(sender, away(who), own),
  absence_undone: (sender, who, own) => absences.writeAbsenceUndone(sender, away(who), own),
  absence_credited: (sender, who, own) => absences.writeAbsenceCredited(sender, away(who), own),
  queue_offered: (sender, who, own) =>
    writeQueue(sender, { ...queued(who), kind: 'offered', until: facts.offeredUntil }, own),
  queue_expired: (sender, who, own) => writeQueue(sender, { ...queued(who), kind: 'expired' }, own),
  queue_over: (sender, who, own) => writeQueue(sender, { ...queued(who), kind: 'over' }, own),
  slot_found: (sender, { firstName }, own) => writeSlotFound(sender, { ...facts.slots, firstName }, own),
} satisfies Partial<Record<MessageTemplate, WriteTypical>>
