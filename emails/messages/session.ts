import { fill } from '@/lib/core/elision'
import { formatInstant } from '@/lib/core/formatting'
import type { Instant } from '@/lib/core/time'
import type { Override, Sender, SessionChange, SessionFacts } from '@/lib/messages/types'
import { formatOrderNumber } from '@/lib/orders/rules'
import type { Fact, MailContent, Quote } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { ticketOf, when } from './booking'
import { frameOf, urlOf } from './brand'

const quoteOf = (reason: string): Quote | null => (reason.trim() ? { kind: 'quote', text: reason.trim() } : null)

export function factsOf(sender: Sender, session: SessionChange, learner: string | null): Fact[] {
  const { facts } = wordsOf(sender)
  return [
    { label: facts.lesson, value: session.course },
    ...(learner ? [{ label: facts.learner, value: learner }] : []),
    { label: facts.teacher, value: session.teacher },
    { label: facts.place, value: `${session.place}, ${session.placeAddress}` },
    { label: facts.room, value: session.room },
  ]
}

const orderOf = ({ orderNumber }: SessionFacts): string => (orderNumber === null ? '' : formatOrderNumber(orderNumber))

/** A session has moved with everybody in it: its new time, the one it had, and why ([1.H1]). */
export function writeSessionMoved(
  sender: Sender,
  session: SessionFacts,
  { before, reason }: { before: Instant; reason: string },
  override: Override | null,
): MailContent {
  const words = wordsOf(sender).session
  const variables = {
    ...when(sender, session),
    prenom: session.firstName,
    cours: session.course,
    avant: formatInstant(before, sender.timeZone, sender.locale),
    changer: session.isHeld ? words.heldChange : words.change,
    place: session.isHeld ? fill(words.heldKeeps, { numero: orderOf(session) }) : words.keeps,
  }
  const places = {
    details: ticketOf(sender, session, factsOf(sender, session, session.isSelf ? null : session.learner)),
    message: quoteOf(reason),
    bouton: buttonOf(sender, 'session_moved', urlOf(sender, '/mon-compte/suivi')),
  }
  return { ...frameOf(sender, 'member'), ...compose('session_moved', variables, places, override) }
}

/** A course has another teacher or another room from a session on, and why ([1.H1]). */
export function writeCourseChanged(
  sender: Sender,
  session: SessionFacts,
  reason: string,
  override: Override | null,
): MailContent {
  const { jour, heure } = when(sender, session)
  const variables = {
    ...{ jour, heure, prenom: session.firstName, cours: session.course },
    ...{ professeur: session.teacher, salle: session.room },
  }
  const places = {
    details: ticketOf(sender, session, factsOf(sender, session, session.isSelf ? null : session.learner)),
    message: quoteOf(reason),
    bouton: buttonOf(sender, 'course_changed', urlOf(sender, '/mon-compte/suivi')),
  }
  return { ...frameOf(sender, 'member'), ...compose('course_changed', variables, places, override) }
}

/** A session is cancelled: what becomes of the place, and why ([1.H1]). */
export function writeSessionCancelled(sender: Sender, session: SessionFacts, override: Override | null): MailContent {
  const words = wordsOf(sender).session
  const { isHeld, next } = session
  const becomes = next ? (isHeld ? 'heldCarried' : 'carried') : isHeld ? 'heldKept' : 'kept'
  const date = next ? formatInstant(next, sender.timeZone, sender.locale) : ''
  const variables = {
    ...when(sender, session),
    prenom: session.firstName,
    cours: session.course,
    suite: fill(words[becomes], { date, numero: orderOf(session) }),
  }
  const places = {
    details: ticketOf(sender, session, factsOf(sender, session, session.isSelf ? null : session.learner)),
    message: quoteOf(session.reason),
    bouton: buttonOf(sender, 'session_cancelled', urlOf(sender, '/mon-compte/suivi')),
  }
  return { ...frameOf(sender, 'member'), ...compose('session_cancelled', variables, places, override) }
}

/** To the teacher of the course, once for the session ([1.H1]). */
export function writeSessionChanged(
  sender: Sender,
  session: SessionChange,
  before: Instant,
  override: Override | null,
): MailContent {
  const words = wordsOf(sender).session
  const isCancelled = session.cancelledAt !== null
  const avant = formatInstant(before, sender.timeZone, sender.locale)
  const variables = {
    ...when(sender, session),
    cours: session.course,
    professeur: session.teacherFirstName,
    quoi: isCancelled ? words.cancelled : words.moved,
    detail: fill(isCancelled ? words.cancelledDetail : words.movedDetail, { avant }),
  }
  const places = { details: ticketOf(sender, session, factsOf(sender, session, null)) }
  return { ...frameOf(sender, 'staff'), ...compose('session_changed_teacher', variables, places, override) }
}
