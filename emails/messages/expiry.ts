import { fill } from '@/lib/core/elision'
import { formatDay } from '@/lib/core/formatting'
import type { ExpiryFacts, Override, PassChangeFacts, Sender } from '@/lib/messages/types'
import type { MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { frameOf, urlOf } from './brand'

function inDays(sender: Sender, days: number): string {
  const texts = wordsOf(sender).due.inDays
  return days > 1 ? fill(texts.more, { jours: String(days) }) : texts[days === 1 ? 1 : 0]
}

/** A pass that ends with lessons left, and where to book them ([1.G6]). */
export function writeExpiring(sender: Sender, facts: ExpiryFacts, override: Override | null): MailContent {
  const { due } = wordsOf(sender)
  const { lessons } = due
  const variables = {
    prenom: facts.firstName,
    forfait: facts.pass,
    pour: facts.learner ? fill(due.for, { eleve: facts.learner }) : '',
    restants: fill(facts.remaining === 1 ? lessons.one : lessons.many, { nombre: String(facts.remaining) }),
    fin: formatDay(facts.validUntil, sender.locale),
    echeance: inDays(sender, facts.daysLeft),
  }
  const page = facts.isGroup ? '/mon-compte/suivi' : `/mon-compte/reserver/${facts.passId}`
  const button = buttonOf(sender, 'pass_expiring', urlOf(sender, page))
  const bouton = facts.isGroup ? { ...button, label: due.group } : button
  return { ...frameOf(sender, 'member'), ...compose('pass_expiring', variables, { bouton }, override) }
}

/** New days of a pass, why, and what is left on it ([1.H9]). */
export function writePassChanged(sender: Sender, facts: PassChangeFacts, override: Override | null): MailContent {
  const { due } = wordsOf(sender)
  const { subject, announce, remaining } = due.changed
  const days = {
    fin: formatDay(facts.validUntil, sender.locale),
    forfait: facts.pass,
    pour: facts.learner ? fill(due.for, { eleve: facts.learner }) : '',
    debut_gel: facts.frozen ? formatDay(facts.frozen.from, sender.locale) : '',
    fin_gel: facts.frozen ? formatDay(facts.frozen.until, sender.locale) : '',
  }
  const left = facts.remaining === 0 ? remaining.none : facts.remaining === 1 ? remaining.one : remaining.many
  const variables = {
    prenom: facts.firstName,
    objet: fill(subject[facts.kind], days),
    annonce: fill(announce[facts.kind], days),
    fin: days.fin,
    forfait: days.forfait,
    restants: fill(left, { nombre: String(facts.remaining) }),
    raison: facts.reason,
  }
  const bouton = buttonOf(sender, 'pass_changed', urlOf(sender, '/mon-compte/suivi'))
  return { ...frameOf(sender, 'member'), ...compose('pass_changed', variables, { bouton }, override) }
}
