import 'server-only'
import { and, asc, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { learners, reducedRateGrants } from '@/db/schema/client-files'
import { reducedRateRequests } from '@/db/schema/reduced-rates'
import { isId } from '@/lib/core/ids'
import type { Day } from '@/lib/core/time'
import type { ReducedRateGrant } from '../types'

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

export type GrantRow = { learnerId: string; startsOn: Day; endsOn: Day; revokedAt: Date | null }

/** A grant of the structure, taken back or not. A command gives its transaction. */
export async function findGrant(
  structureId: string,
  grantId: string,
  executor: Executor = db(),
): Promise<GrantRow | null> {
  if (!isId(grantId)) return null
  const [row] = await executor
    .select({
      learnerId: reducedRateGrants.learnerId,
      startsOn: reducedRateGrants.startsOn,
      endsOn: reducedRateGrants.endsOn,
      revokedAt: reducedRateGrants.revokedAt,
    })
    .from(reducedRateGrants)
    .where(and(eq(reducedRateGrants.structureId, structureId), eq(reducedRateGrants.id, grantId)))
  return row ?? null
}

export type GrantInForce = {
  id: string
  learnerName: string
  startsOn: Day
  endsOn: Day
  /** The proof that was seen, where it didn't come with a request. */
  reason: string
  /** The proof that it was granted on; null when it was granted without a request. */
  documentId: string | null
}

/** The grants that hold today or later, the first to end first ([1.H4]); a page of a thousand stays a page. */
export async function listGrantsInForce(structureId: string, today: Day): Promise<GrantInForce[]> {
  return db()
    .select({
      id: reducedRateGrants.id,
      learnerName: sql<string>`${learners.firstName} || ' ' || ${learners.lastName}`,
      startsOn: reducedRateGrants.startsOn,
      endsOn: reducedRateGrants.endsOn,
      reason: reducedRateGrants.reason,
      documentId: reducedRateRequests.documentId,
    })
    .from(reducedRateGrants)
    .innerJoin(learners, eq(learners.id, reducedRateGrants.learnerId))
    .leftJoin(reducedRateRequests, eq(reducedRateRequests.grantId, reducedRateGrants.id))
    .where(
      and(
        eq(reducedRateGrants.structureId, structureId),
        isNull(reducedRateGrants.revokedAt),
        gte(reducedRateGrants.endsOn, today),
      ),
    )
    .orderBy(asc(reducedRateGrants.endsOn), asc(learners.lastName), asc(learners.firstName))
    .limit(1_000)
}
