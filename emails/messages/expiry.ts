import { formatDay } from '@/lib/core/formatting'
import type { ExpiryFacts, Override, Sender } from '@/lib/messages/types'
import { dueTexts } from '@/messages/fr/due-mails'
import type { MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { fill } from './booking'
import { frameOf, urlOf } from './brand'

const inDays = (days: number): string =>
  days > 1 ? fill(dueTexts.inDays.more, { jours: String(days) }) : dueTexts.inDays[days as keyof typeof dueTexts.inDays]

/** A pass that ends with lessons left, and where to book them ([1.G6]). */
export function writeExpiring(sender: Sender, facts: ExpiryFacts, override: Override | null): MailContent {
  const { lessons } = dueTexts
  const variables = {
    prenom: facts.firstName,
    forfait: facts.pass,
    pour: facts.learner ? fill(dueTexts.for, { eleve: facts.learner }) : '',
    restants: fill(facts.remaining === 1 ? lessons.one : lessons.many, { nombre: String(facts.remaining) }),
    fin: formatDay(facts.validUntil),
    echeance: inDays(facts.daysLeft),
  }
  const page = facts.isGroup ? '/mon-compte/suivi' : `/mon-compte/reserver/${facts.passId}`
  const button = buttonOf('pass_expiring', urlOf(sender, page))
  const bouton = facts.isGroup ? { ...button, label: dueTexts.group } : button
  return { ...frameOf(sender, 'member'), ...compose('pass_expiring', variables, { bouton }, override) }
}
