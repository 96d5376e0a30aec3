import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientFiles, guardianships, learners, reducedRateGrants } from '@/db/schema/client-files'
import { reducedRateRequests } from '@/db/schema/reduced-rates'
import type { RateFacts } from '../types'

export type RateLetter = { facts: RateFacts; clientFileId: string; learnerId: string; email: string | null }

/** The answer to a request, for whoever asked; null while it has none, or when it was withdrawn ([1.H4]). */
export async function findRateAnswer(structureId: string, requestId: string): Promise<RateLetter | null> {
  const [row] = await db()
    .select({
      request: reducedRateRequests,
      file: clientFiles,
      learner: learners,
      email: accounts.email,
      endsOn: reducedRateGrants.endsOn,
    })
    .from(reducedRateRequests)
    .innerJoin(clientFiles, eq(clientFiles.id, reducedRateRequests.clientFileId))
    .innerJoin(learners, eq(learners.id, reducedRateRequests.learnerId))
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .leftJoin(reducedRateGrants, eq(reducedRateGrants.id, reducedRateRequests.grantId))
    .where(and(eq(reducedRateRequests.structureId, structureId), eq(reducedRateRequests.id, requestId)))
  if (!row) return null
  const { request, file, learner, endsOn } = row
  const person = { firstName: file.firstName, learner: `${learner.firstName} ${learner.lastName}` }
  const letter = { clientFileId: file.id, learnerId: learner.id, email: row.email ?? file.email }
  if (request.status === 'granted' && endsOn) return { ...letter, facts: { ...person, kind: 'granted', endsOn } }
  if (request.status !== 'refused') return null
  return { ...letter, facts: { ...person, kind: 'refused', reason: request.reason } }
}

/** What became of a grant that nobody asked for online, or its end, for every file that pays for its learner. */
export async function listRateLetters(
  structureId: string,
  grantId: string,
  kind: 'granted' | 'ended',
): Promise<RateLetter[]> {
  const rows = await db()
    .select({ grant: reducedRateGrants, file: clientFiles, learner: learners, email: accounts.email })
    .from(reducedRateGrants)
    .innerJoin(learners, eq(learners.id, reducedRateGrants.learnerId))
    .innerJoin(guardianships, and(eq(guardianships.learnerId, learners.id), eq(guardianships.pays, true)))
    .innerJoin(clientFiles, eq(clientFiles.id, guardianships.clientFileId))
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .where(and(eq(reducedRateGrants.structureId, structureId), eq(reducedRateGrants.id, grantId)))
  return rows.map(({ grant: { endsOn }, file, learner, email }) => {
    const person = { firstName: file.firstName, learner: `${learner.firstName} ${learner.lastName}` }
    const facts: RateFacts = kind === 'granted' ? { ...person, kind, endsOn } : { ...person, kind }
    return { clientFileId: file.id, learnerId: learner.id, email: email ?? file.email, facts }
  })
}
