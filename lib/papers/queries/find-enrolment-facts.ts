import 'server-only'
import { and, asc, eq, gte, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { memberships, passes } from '@/db/schema/passes'
import type { Day } from '@/lib/core/time'
import { listLearnersOfFile, listPaidLearners } from '@/lib/learners/queries'
import type { EnrolmentFacts } from '../types'
import { type FileScope, readSides } from './read-sides'

type Enrolment = EnrolmentFacts['enrolments'][number]

/** What was granted less what was taken back for good: lessons taken stay counted. */
const granted = sql<number>`(select coalesce(sum(entry.amount), 0)::int from pass_entries entry
  where entry.pass_id = passes.id and entry.kind in ('grant', 'revoke', 'adjust'))`

async function listMemberships(structureId: string, learnerId: string, day: Day): Promise<Enrolment[]> {
  const rows = await db()
    .select({ from: memberships.startsOn, until: memberships.endsOn })
    .from(memberships)
    .where(
      and(
        eq(memberships.structureId, structureId),
        eq(memberships.learnerId, learnerId),
        eq(memberships.status, 'active'),
        gte(memberships.endsOn, day),
      ),
    )
    .orderBy(asc(memberships.startsOn))
  return rows.map((row) => ({ ...row, name: null, lessons: null }))
}

async function listPasses(structureId: string, learnerId: string, day: Day): Promise<Enrolment[]> {
  const rows = await db()
    .select({ name: passes.name, from: passes.validFrom, until: passes.validUntil, lessons: granted })
    .from(passes)
    .where(and(eq(passes.structureId, structureId), eq(passes.learnerId, learnerId), gte(passes.validUntil, day)))
    .orderBy(asc(passes.validFrom))
  return rows.filter(({ lessons }) => lessons > 0)
}

/** A learner whom the file sees, or pays for. */
async function findLearner({ structureId, clientFileId }: FileScope, learnerId: string) {
  const seen = await listLearnersOfFile(structureId, clientFileId)
  const paid = await listPaidLearners(db(), structureId, clientFileId)
  return [...seen, ...paid].find(({ id }) => id === learnerId)
}

/** What a learner of the file is enrolled in from today on; null for another's learner, or one enrolled in nothing. */
export async function findEnrolmentFacts(scope: FileScope, learnerId: string): Promise<EnrolmentFacts | null> {
  const { structureId } = scope
  const learner = await findLearner(scope, learnerId)
  const found = learner && (await readSides(scope))
  if (!found) return null
  const { sides, director } = found
  const { issuedOn } = sides
  const enrolments = await Promise.all([
    listMemberships(structureId, learnerId, issuedOn),
    listPasses(structureId, learnerId, issuedOn),
  ])
  if (enrolments.flat().length === 0) return null
  const name = `${learner.firstName} ${learner.lastName}`
  return { ...sides, learnerId, learner: name, birthOn: learner.birthOn, director, enrolments: enrolments.flat() }
}
