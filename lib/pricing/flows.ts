import 'server-only'
import type { Member } from '@/lib/core/actor'
import type { Busy, Outcome } from '@/lib/core/outcome'
import { readProof, type SentFile } from '@/lib/services/proof'
import { requestReducedRate } from './commands/request-reduced-rate'
import { type PricingRefusal, type ProofRefusal, proofLimits } from './types'

type Sent = { zone: string; learnerId: string; file: SentFile }

/** 'Demander le tarif réduit': the file is looked at before anything is written ([6.S7]). */
export async function sendRateRequest(
  member: Member,
  { zone, learnerId, file }: Sent,
): Promise<Outcome<{ requestId: string }, PricingRefusal | ProofRefusal | 'not_found' | Busy>> {
  const read = readProof(file, proofLimits)
  return read.ok ? requestReducedRate(member, { zone, learnerId, proof: read.value }) : read
}
