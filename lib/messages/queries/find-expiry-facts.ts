import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { offers } from '@/db/schema/catalogue'
import { clientFiles, guardianships, learners } from '@/db/schema/client-files'
import { passEntries, passes } from '@/db/schema/passes'
import { structures } from '@/db/schema/structures'
import type { ExpiryFacts } from '../types'

export type ExpiryMail = { facts: ExpiryFacts; email: string | null; clientFileId: string; learnerId: string }

const remaining = sql<number>`(select coalesce(sum(${passEntries.amount}), 0)::int from ${passEntries}
  where ${passEntries.passId} = ${passes.id})`

/** A pass with lessons left whose end is near; null once they are booked or gone ([1.G6]). */
export async function findExpiryFacts(structureId: string, passId: string): Promise<ExpiryMail | null> {
  const [row] = await db()
    .select({
      pass: passes,
      kind: offers.kind,
      learner: learners,
      isSelf: guardianships.isSelf,
      file: clientFiles,
      accountEmail: accounts.email,
      remaining,
      daysLeft: sql<number>`${passes.validUntil} - (app_now() at time zone ${structures.timeZone})::date`,
    })
    .from(passes)
    .innerJoin(structures, eq(structures.id, passes.structureId))
    .innerJoin(offers, eq(offers.id, passes.offerId))
    .innerJoin(learners, eq(learners.id, passes.learnerId))
    .innerJoin(clientFiles, eq(clientFiles.id, passes.clientFileId))
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .leftJoin(
      guardianships,
      and(eq(guardianships.learnerId, passes.learnerId), eq(guardianships.clientFileId, passes.clientFileId)),
    )
    .where(and(eq(passes.id, passId), eq(passes.structureId, structureId)))
  if (!row || row.remaining <= 0 || row.daysLeft < 0) return null
  const { pass, learner, isSelf, file, accountEmail, kind, daysLeft } = row
  const facts = {
    passId,
    pass: pass.name,
    firstName: file.firstName,
    learner: isSelf ? null : learner.firstName,
    isGroup: kind === 'group',
    remaining: row.remaining,
    validUntil: pass.validUntil,
    daysLeft,
  }
  return { facts, email: file.email ?? accountEmail, clientFileId: file.id, learnerId: learner.id }
}
