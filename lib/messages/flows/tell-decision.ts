import 'server-only'
import { writeDecision } from '@/emails/messages/mailing'
import { findDecisionFacts } from '../queries/find-decision-facts'
import type { Occasion } from '../types'
import { prepare } from './prepare'

/** An admin approved or declined a message: its author is told, with the reason ([2.C9] [2.C10]). */
export function tellDecision(occasion: Occasion, mailingId: string, asked: unknown): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findDecisionFacts(occasion.structureId, mailingId)
    if (!found) return []
    const decision = asked === 'declined' ? 'declined' : 'approved'
    const facts = { ...found, decision, reason: decision === 'declined' ? found.reason : null } as const
    return [
      {
        template: 'mailing_decided',
        recipient: found.email,
        write: (sender, override) => writeDecision(sender, facts, override),
      },
    ]
  })
}
