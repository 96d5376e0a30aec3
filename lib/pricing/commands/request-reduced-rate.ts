import 'server-only'
import { randomUUID } from 'node:crypto'
import { reducedRateRequests } from '@/db/schema/reduced-rates'
import type { Member } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { storeDocument } from '@/lib/documents/commands'
import { listPaidLearners } from '@/lib/learners/queries'
import { listGrantsOfLearners } from '../queries/list-grants'
import { hasPendingRequest } from '../queries/list-requests'
import { checkRequest, findReducedUntil } from '../rules'
import type { KeptProof, PricingRefusal } from '../types'

export type RateRequestInput = { zone: string; learnerId: string; proof: KeptProof }

/** A member asks for the reduced price of a learner whom they pay for, with its proof ([1.C1] [1.H4]). */
export async function requestReducedRate(
  member: Member,
  { zone, learnerId, proof }: RateRequestInput,
): Promise<Outcome<{ requestId: string }, PricingRefusal | 'not_found' | Busy>> {
  const { structureId, clientFileId } = member
  return withLocks([`learner:${learnerId}`], async (tx, now) => {
    const household = await listPaidLearners(tx, structureId, clientFileId)
    if (!household.some(({ id }) => id === learnerId)) return refuse('not_found' as const)
    const today = dayOf(now, zone)
    const grants = await listGrantsOfLearners(tx, structureId, [learnerId])
    const isPending = await hasPendingRequest(tx, structureId, learnerId)
    const verdict = checkRequest({ isPending, reducedUntil: findReducedUntil(grants, learnerId, today), today })
    if (!verdict.ok) return verdict
    return accept({ requestId: await writeRequest(tx, member, learnerId, proof) })
  })
}

async function writeRequest(tx: LockedTx, member: Member, learnerId: string, proof: KeptProof): Promise<string> {
  const { structureId, clientFileId } = member
  const id = randomUUID()
  const { id: documentId, sha256 } = await storeDocument(tx, {
    structureId,
    clientFileId,
    kind: 'proof',
    businessKey: `proof:${id}`,
    fileName: `justificatif-${id.slice(0, 8)}.${proof.extension}`,
    mediaType: proof.mediaType,
    bytes: proof.bytes,
  })
  await tx.insert(reducedRateRequests).values({ id, structureId, clientFileId, learnerId, documentId })
  await recordAudit(tx, member, {
    structureId,
    operation: 'reduced_rate.request',
    subjectKind: 'learner',
    subjectId: learnerId,
    clientFileId,
    after: { requestId: id, documentId, sha256 },
  })
  return id
}
