import { fill } from '@/lib/core/elision'
import type { AbsenceFacts, Override, Sender, SessionChange, SessionFacts } from '@/lib/messages/types'
import type { MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { memberFacts, ticketOf, when } from './booking'
import { frameOf, urlOf } from './brand'
import { factsOf } from './session'

function lessonOf(sender: Sender, { learner }: AbsenceFacts['lesson']): string {
  const { self, other } = wordsOf(sender).absence.lesson
  return learner.isSelf ? self : fill(other, { eleve: learner.firstName })
}

/** What they may answer, as one sentence: 'garder le cours avec Paul, le déplacer ou le récupérer'. */
function choicesOf(sender: Sender, { choices, substitute }: AbsenceFacts): string {
  const texts = wordsOf(sender).absence
  const words = choices.map((choice) => fill(texts.choices[choice], { remplacant: substitute ?? '' }))
  return [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(texts.or)
}

const variablesOf = (sender: Sender, facts: AbsenceFacts) => ({
  ...when(sender, facts.lesson),
  prenom: facts.lesson.member.firstName,
  professeur: facts.teacher,
  lequel: lessonOf(sender, facts.lesson),
})

/** What becomes of a lesson whose teacher is away is asked: the button leads to the choices, and changes nothing itself ([1.H6] [6.R13]). */
export function writeAbsenceAsked(sender: Sender, facts: AbsenceFacts, override: Override | null): MailContent {
  const places = {
    details: ticketOf(sender, facts.lesson, memberFacts(sender, facts.lesson)),
    message: facts.reason ? ({ kind: 'quote', text: facts.reason } as const) : null,
    bouton: buttonOf(sender, 'absence_asked', urlOf(sender, `/messages/absence/${facts.token}`)),
  }
  const variables = { ...variablesOf(sender, facts), choix: choicesOf(sender, facts) }
  return { ...frameOf(sender, 'member'), ...compose('absence_asked', variables, places, override) }
}

/** The teacher comes after all. */
export function writeAbsenceUndone(sender: Sender, facts: AbsenceFacts, override: Override | null): MailContent {
  const places = {
    details: ticketOf(sender, facts.lesson, memberFacts(sender, facts.lesson)),
    bouton: buttonOf(sender, 'absence_undone', urlOf(sender, '/mon-compte/suivi')),
  }
  return { ...frameOf(sender, 'member'), ...compose('absence_undone', variablesOf(sender, facts), places, override) }
}

/** Nobody answered before the lesson's hour: its credit is back. */
export function writeAbsenceCredited(sender: Sender, facts: AbsenceFacts, override: Override | null): MailContent {
  const places = { bouton: buttonOf(sender, 'absence_credited', urlOf(sender, '/mon-compte/reserver')) }
  return { ...frameOf(sender, 'member'), ...compose('absence_credited', variablesOf(sender, facts), places, override) }
}

/** Another teacher gives a session: who, and that nothing else changes. */
export function writeSessionSubstituted(sender: Sender, session: SessionFacts, override: Override | null): MailContent {
  const variables = {
    ...when(sender, session),
    prenom: session.firstName,
    cours: session.course,
    professeur: session.teacher,
  }
  const places = {
    details: ticketOf(sender, session, factsOf(sender, session, session.isSelf ? null : session.learner)),
    bouton: buttonOf(sender, 'session_substituted', urlOf(sender, '/mon-compte/suivi')),
  }
  return { ...frameOf(sender, 'member'), ...compose('session_substituted', variables, places, override) }
}

/** To the teacher who gives it now. */
export function writeSessionGiven(sender: Sender, session: SessionChange, override: Override | null): MailContent {
  const variables = { ...when(sender, session), cours: session.course, professeur: session.teacherFirstName }
  const places = { details: ticketOf(sender, session, factsOf(sender, session, null)) }
  return { ...frameOf(sender, 'staff'), ...compose('session_given_teacher', variables, places, override) }
}
