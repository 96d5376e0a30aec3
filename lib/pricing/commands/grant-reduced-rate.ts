import 'server-only'
import { and, eq } from 'drizzle-orm'
import { learners, reducedRateGrants } from '@/db/schema/client-files'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import type { Day } from '@/lib/core/time'
import { checkGrantPeriod, decidesRates } from '../rules'
import type { PricingRefusal } from '../types'

export type GrantInput = { structureId: string; learnerId: string; startsOn: Day; endsOn: Day; reason: string }
/** What led to the grant, for the audit. */
type Grounds = { requestId: string; documentId: string }

/** Writes the grant in the command that decided it, under the learner's lock. @returns the grant's id */
export async function writeGrant(
  tx: LockedTx,
  actor: Actor,
  input: GrantInput,
  grounds: Grounds | null = null,
): Promise<string> {
  const { structureId, learnerId, startsOn, endsOn, reason } = input
  const grantedBy = actor.kind === 'staff' ? actor.accountId : actor.kind
  const [grant] = await tx
    .insert(reducedRateGrants)
    .values({ ...input, grantedBy })
    .returning({ id: reducedRateGrants.id })
  await recordAudit(tx, actor, {
    structureId,
    operation: 'reduced_rate.grant',
    subjectKind: 'learner',
    subjectId: learnerId,
    after: { grantId: grant!.id, startsOn, endsOn, ...grounds },
    reason,
  })
  return grant!.id
}

/** The office grants a learner the reduced price until a day, included, without a request, and every payer is told ([1.C1]); a job does so when it loads data. */
export async function grantReducedRate(
  actor: Actor,
  input: GrantInput,
): Promise<Outcome<{ grantId: string }, PricingRefusal | Busy>> {
  if (!decidesRates(actor, input.structureId)) return refuse('not_staff')
  const period = checkGrantPeriod(input.startsOn, input.endsOn)
  if (!period.ok) return period
  return withLocks([`learner:${input.learnerId}`], async (tx) => {
    const scope = and(eq(learners.structureId, input.structureId), eq(learners.id, input.learnerId))
    const [learner] = await tx.select({ id: learners.id }).from(learners).where(scope)
    if (!learner) return refuse('learner_unknown' as const)
    const grantId = await writeGrant(tx, actor, input)
    const { structureId } = input
    const key = `reduced_rate.granted:${grantId}`
    await tell(tx, { structureId, topic: 'reduced_rate.granted', key, payload: { grantId } })
    return accept({ grantId })
  })
}
