import { formatDay } from '@/lib/core/formatting'
import type { Override, RateFacts, Sender } from '@/lib/messages/types'
import type { MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { frameOf, urlOf } from './brand'

/** The answer to a request for the reduced price, or its end before its last day ([1.H4]). */
export function writeRate(sender: Sender, facts: RateFacts, override: Override | null): MailContent {
  const frame = frameOf(sender, 'member')
  const variables = { prenom: facts.firstName, eleve: facts.learner }
  if (facts.kind === 'granted') {
    const bouton = buttonOf(sender, 'reduced_rate_granted', urlOf(sender, '/mon-compte/acheter'))
    const fin = formatDay(facts.endsOn, sender.locale)
    return { ...frame, ...compose('reduced_rate_granted', { ...variables, fin }, { bouton }, override) }
  }
  const page = urlOf(sender, '/mon-compte/tarif-reduit')
  if (facts.kind === 'ended') {
    const bouton = buttonOf(sender, 'reduced_rate_ended', page)
    return { ...frame, ...compose('reduced_rate_ended', variables, { bouton }, override) }
  }
  const places = {
    bouton: buttonOf(sender, 'reduced_rate_refused', page),
    message: { kind: 'quote', text: facts.reason } as const,
  }
  return { ...frame, ...compose('reduced_rate_refused', variables, places, override) }
}
