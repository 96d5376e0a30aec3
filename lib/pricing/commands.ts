import 'server-only'
import { and, eq } from 'drizzle-orm'
import { learners, reducedRateGrants } from '@/db/schema/client-files'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { type Day, isDay } from '@/lib/core/time'
import type { PricingRefusal } from './types'

export type GrantInput = { structureId: string; learnerId: string; startsOn: Day; endsOn: Day; reason: string }

/** Staff grants a learner the reduced price until a day, included ([1.C1]); a job does so when it loads data. */
export async function grantReducedRate(
  actor: Actor,
  input: GrantInput,
): Promise<Outcome<{ grantId: string }, PricingRefusal | Busy>> {
  const isAllowed =
    actor.kind === 'job' ||
    (actor.kind === 'staff' && actor.role !== 'teacher' && actor.structureId === input.structureId)
  if (!isAllowed) return refuse('not_staff')
  if (!isDay(input.startsOn) || !isDay(input.endsOn) || input.endsOn < input.startsOn)
    return refuse('grant_dates_wrong')
  return withLocks([`learner:${input.learnerId}`], async (tx) => {
    const scope = and(eq(learners.structureId, input.structureId), eq(learners.id, input.learnerId))
    const [learner] = await tx.select({ id: learners.id }).from(learners).where(scope)
    if (!learner) return refuse('learner_unknown' as const)
    const grantedBy = actor.kind === 'staff' ? actor.accountId : actor.name
    const [grant] = await tx
      .insert(reducedRateGrants)
      .values({ ...input, grantedBy })
      .returning({ id: reducedRateGrants.id })
    await recordAudit(tx, actor, {
      structureId: input.structureId,
      operation: 'reduced_rate.grant',
      subjectKind: 'learner',
      subjectId: input.learnerId,
      after: { startsOn: input.startsOn, endsOn: input.endsOn },
      reason: input.reason,
    })
    return accept({ grantId: grant!.id })
  })
}
