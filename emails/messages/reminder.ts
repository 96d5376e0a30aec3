import { fill } from '@/lib/core/elision'
import { formatInstant, formatLongDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import type { Override, ReminderFacts, Sender } from '@/lib/messages/types'
import type { MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { memberFacts, ticketOf, when } from './booking'
import { frameOf, urlOf } from './brand'

/** Until when the lesson may be cancelled, or the session postponed, or why it no longer can be. */
function changeOf(sender: Sender, lesson: ReminderFacts): string {
  const { cancellation, due } = wordsOf(sender)
  const isOpen = lesson.now <= lesson.cancellableUntil
  const values = {
    limite: formatInstant(lesson.cancellableUntil, sender.timeZone, sender.locale),
    reports: String(lesson.postponementsLeft),
  }
  if (!lesson.isSession) return fill(cancellation[isOpen ? 'open' : 'closed'], values)
  const { open, none, closed } = due.postponement
  if (!isOpen) return closed
  return lesson.postponementsLeft > 0 ? fill(open, values) : none
}

/** A lesson or session that comes, while giving it up is still possible ([1.G9]). */
export function writeReminder(sender: Sender, lesson: ReminderFacts, override: Override | null): MailContent {
  const { due } = wordsOf(sender)
  const who = lesson.learner.isSelf ? 'self' : 'other'
  const at = { ...when(sender, lesson), eleve: lesson.learner.firstName }
  const variables = {
    ...when(sender, lesson),
    objet: fill(due.subject[who], at),
    annonce: fill(due.announce[who], at),
    semaine: formatLongDay(dayOf(lesson.startsAt, sender.timeZone), sender.locale).split(' ')[0]!,
    prenom: lesson.member.firstName,
    cours: lesson.lesson,
    professeur: `${lesson.teacher.firstName} ${lesson.teacher.lastName}`,
    changement: changeOf(sender, lesson),
  }
  const places = {
    details: ticketOf(sender, lesson, memberFacts(sender, lesson)),
    bouton: buttonOf(sender, 'booking_reminder', urlOf(sender, '/mon-compte/suivi')),
  }
  const { footer, ...frame } = frameOf(sender, 'member')
  const stop = { text: due.stop, href: urlOf(sender, `/messages/rappels/${lesson.stopToken}`) }
  return { ...frame, footer: [...footer, stop], ...compose('booking_reminder', variables, places, override) }
}
