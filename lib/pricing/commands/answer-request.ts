import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { reducedRateRequests } from '@/db/schema/reduced-rates'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { findRequest, type RateRequestRow } from '../queries/list-requests'
import { checkAnswer, checkGrantPeriod, decidesRates } from '../rules'
import type { PricingRefusal, RateAnswer } from '../types'
import { writeGrant } from './grant-reduced-rate'

export type AnswerInput = { zone: string; requestId: string; answer: RateAnswer }

/**
 * The office answers a request: the reduced price from today until a day, included, or a refusal with its reason. The
 * member gets a mail, and sees the price at once on that learner's lines ([1.C1] [1.H4]).
 */
export async function answerRequest(
  staff: Staff,
  { zone, requestId, answer }: AnswerInput,
): Promise<Outcome<{ requestId: string }, PricingRefusal | 'not_found' | Busy>> {
  if (!decidesRates(staff, staff.structureId)) return refuse('not_staff')
  const seen = await findRequest(staff.structureId, requestId)
  if (!seen) return refuse('not_found')
  return withLocks([`learner:${seen.learnerId}`], async (tx, now) => {
    const request = (await findRequest(staff.structureId, requestId, tx))!
    const verdict = checkAnswer(request.status)
    if (!verdict.ok) return verdict
    const startsOn = dayOf(now, zone)
    const period = answer.kind === 'grant' ? checkGrantPeriod(startsOn, answer.endsOn) : verdict
    if (!period.ok) return period
    await writeAnswer(tx, staff, request, answer, startsOn)
    const { structureId } = staff
    await tell(tx, {
      structureId,
      topic: 'reduced_rate.answered',
      key: `reduced_rate.answered:${requestId}`,
      payload: { requestId },
    })
    return accept({ requestId })
  })
}

async function writeAnswer(tx: LockedTx, staff: Staff, request: RateRequestRow, answer: RateAnswer, startsOn: string) {
  const { structureId } = staff
  const { id: requestId, learnerId, clientFileId, documentId } = request
  const grantId =
    answer.kind === 'grant'
      ? await writeGrant(
          tx,
          staff,
          { structureId, learnerId, startsOn, endsOn: answer.endsOn, reason: `request ${requestId}` },
          { requestId, documentId },
        )
      : null
  const reason = answer.kind === 'refuse' ? answer.reason : ''
  await tx
    .update(reducedRateRequests)
    .set({
      status: answer.kind === 'grant' ? 'granted' : 'refused',
      reason,
      grantId,
      decidedBy: staff.accountId,
      decidedAt: sql`app_now()`,
    })
    .where(eq(reducedRateRequests.id, requestId))
  if (answer.kind === 'grant') return
  await recordAudit(tx, staff, {
    structureId,
    operation: 'reduced_rate.refuse',
    subjectKind: 'learner',
    subjectId: learnerId,
    clientFileId,
    after: { requestId, documentId },
    reason,
  })
}
