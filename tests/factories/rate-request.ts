import { sendRateRequest } from '@/lib/pricing/flows'
import { makePdf } from '../support/proofs'
import type { TestMember } from './member'

/** A request that waits for its answer, as a member sends it: for themself with a PDF, unless told otherwise. */
export async function makeRateRequest(
  member: TestMember,
  given: { learnerId?: string; name?: string; bytes?: Uint8Array; zone?: string } = {},
): Promise<string> {
  const { learnerId = member.learnerId, name = 'carte.pdf', bytes = makePdf(), zone = 'Europe/Paris' } = given
  const sent = await sendRateRequest(member.actor, { zone, learnerId, file: { name, bytes } })
  if (!sent.ok) throw new Error(sent.refusal)
  return sent.value.requestId
}
