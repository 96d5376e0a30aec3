import 'server-only'
import { findQuestion } from '@/lib/absences/queries/find-question'
import { questionPurpose } from '@/lib/absences/rules'
import { signId } from '@/lib/core/signed-ids'
import type { AbsenceFacts } from '../types'
import { type BookingMail, findBookingFacts } from './find-booking-facts'

export type AbsenceMail = Omit<BookingMail, 'facts'> & { facts: AbsenceFacts }

/** What the pupil of a lesson whose teacher is away is told; null for a question of another structure. */
export async function findAbsenceFacts(structureId: string, answerId: string): Promise<AbsenceMail | null> {
  const question = await findQuestion(structureId, answerId)
  const booking = question && (await findBookingFacts(structureId, question.bookingId))
  if (!question || !booking) return null
  const { teacher, reason, choices, substitute } = question
  const token = signId(questionPurpose, answerId)
  return { ...booking, facts: { lesson: booking.facts, teacher, reason, choices: [...choices], substitute, token } }
}
