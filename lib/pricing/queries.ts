import 'server-only'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { reducedRateGrants } from '@/db/schema/client-files'
import type { ReducedRateGrant } from './types'

/** Every grant of the learners given that nobody took back; the rule says which hold on a day. */
export async function listGrantsOfLearners(
  executor: Executor,
  structureId: string,
  learnerIds: readonly string[],
): Promise<ReducedRateGrant[]> {
  if (learnerIds.length === 0) return []
  return executor
    .select({
      learnerId: reducedRateGrants.learnerId,
      startsOn: reducedRateGrants.startsOn,
      endsOn: reducedRateGrants.endsOn,
    })
    .from(reducedRateGrants)
    .where(
      and(
        eq(reducedRateGrants.structureId, structureId),
        inArray(reducedRateGrants.learnerId, [...learnerIds]),
        isNull(reducedRateGrants.revokedAt),
      ),
    )
}
