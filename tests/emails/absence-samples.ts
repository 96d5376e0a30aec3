import * as absence from '@/emails/messages/absence'
import type { AbsenceFacts, BookingFacts, Sender } from '@/lib/messages/types'
import { session } from './session-samples'

/** A teacher who is away: the question, its two ends, and a session that somebody else gives. */
export function listAbsenceSamples(sender: Sender, lesson: BookingFacts) {
  const facts: AbsenceFacts = {
    lesson,
    teacher: 'Paul Verdier',
    reason: 'Souffrant',
    choices: ['substitute', 'move', 'credit'],
    substitute: 'Nadia Ferrand',
    token: 'x'.repeat(64),
  }
  return {
    absenceAsked: absence.writeAbsenceAsked(sender, facts, null),
    absenceUndone: absence.writeAbsenceUndone(sender, facts, null),
    absenceCredited: absence.writeAbsenceCredited(sender, facts, null),
    sessionSubstituted: absence.writeSessionSubstituted(sender, session, null),
    sessionGiven: absence.writeSessionGiven(sender, session, null),
  }
}
