import 'server-only'
import { writeRate } from '@/emails/messages/rate'
import { findRateAnswer, listRateLetters, type RateLetter } from '../queries/find-rate-letters'
import type { Occasion } from '../types'
import { type Letter, prepare } from './prepare'

const toRateLetter = ({ facts, email: recipient, clientFileId, learnerId }: RateLetter): Letter => ({
  template: `reduced_rate_${facts.kind}`,
  recipient,
  clientFileId,
  learnerId,
  write: (sender, override) => writeRate(sender, facts, override),
})

/** The answer to a request for the reduced price, to whoever asked ([1.H4]). */
export function tellRateAnswered(occasion: Occasion, requestId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const answer = await findRateAnswer(occasion.structureId, requestId)
    return answer ? [toRateLetter(answer)] : []
  })
}

/** A reduced price granted without a request, or taken back, to every payer of the learner ([1.C1]). */
export function tellRateGrant(occasion: Occasion, grantId: string, kind: 'granted' | 'ended'): Promise<string[]> {
  return prepare(occasion, async () => (await listRateLetters(occasion.structureId, grantId, kind)).map(toRateLetter))
}
