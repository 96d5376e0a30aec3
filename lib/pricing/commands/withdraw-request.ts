import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { reducedRateRequests } from '@/db/schema/reduced-rates'
import type { Member } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { findRequest } from '../queries/list-requests'
import { checkAnswer } from '../rules'
import type { PricingRefusal } from '../types'

/** A member takes back a request that has no answer yet; its proof stays with it, for the register ([1.C1]). */
export async function withdrawRequest(
  member: Member,
  requestId: string,
): Promise<Outcome<{ requestId: string }, PricingRefusal | 'not_found' | Busy>> {
  const { structureId, clientFileId } = member
  const seen = await findRequest(structureId, requestId)
  if (seen?.clientFileId !== clientFileId) return refuse('not_found')
  return withLocks([`learner:${seen.learnerId}`], async (tx) => {
    const { status, learnerId, documentId } = (await findRequest(structureId, requestId, tx))!
    const verdict = checkAnswer(status)
    if (!verdict.ok) return verdict
    await tx
      .update(reducedRateRequests)
      .set({ status: 'withdrawn', decidedBy: member.accountId, decidedAt: sql`app_now()` })
      .where(eq(reducedRateRequests.id, requestId))
    await recordAudit(tx, member, {
      structureId,
      operation: 'reduced_rate.withdraw',
      subjectKind: 'learner',
      subjectId: learnerId,
      clientFileId,
      before: { requestId, documentId },
    })
    return accept({ requestId })
  })
}
