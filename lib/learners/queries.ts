import 'server-only'
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { guardianships, learners } from '@/db/schema/client-files'
import type { Day } from '@/lib/core/time'

export type LearnerOfFile = { id: string; firstName: string; lastName: string; birthOn: Day | null; isSelf: boolean }

/** The learners whom a file sees, its holder first ([1.B8]). A command gives its transaction. */
export async function listLearnersOfFile(
  structureId: string,
  clientFileId: string,
  executor: Executor = db(),
): Promise<LearnerOfFile[]> {
  return executor
    .select({
      id: learners.id,
      firstName: learners.firstName,
      lastName: learners.lastName,
      birthOn: learners.birthOn,
      isSelf: guardianships.isSelf,
    })
    .from(guardianships)
    .innerJoin(learners, eq(learners.id, guardianships.learnerId))
    .where(
      and(
        eq(guardianships.structureId, structureId),
        eq(guardianships.clientFileId, clientFileId),
        eq(guardianships.sees, true),
        isNull(learners.removedAt),
      ),
    )
    .orderBy(desc(guardianships.isSelf), asc(learners.firstName), asc(learners.id))
}
