import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { offers } from '@/db/schema/catalogue'
import { clientFiles, guardianships, learners } from '@/db/schema/client-files'
import { passChanges, passEntries, passes } from '@/db/schema/passes'
import { structures } from '@/db/schema/structures'
import type { ExpiryFacts, PassChangeFacts } from '../types'

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

export type PassChangeMail = Omit<ExpiryMail, 'facts'> & { facts: PassChangeFacts }

/** A change of a pass's days, as it was made, with what is left on it now ([1.H9]). */
export async function findPassChangeFacts(structureId: string, changeId: string): Promise<PassChangeMail | null> {
  const [row] = await db()
    .select({
      change: passChanges,
      pass: passes,
      learner: learners,
      isSelf: guardianships.isSelf,
      file: clientFiles,
      accountEmail: accounts.email,
      remaining,
    })
    .from(passChanges)
    .innerJoin(passes, eq(passes.id, passChanges.passId))
    .innerJoin(learners, eq(learners.id, passes.learnerId))
    .innerJoin(clientFiles, eq(clientFiles.id, passes.clientFileId))
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .leftJoin(
      guardianships,
      and(eq(guardianships.learnerId, passes.learnerId), eq(guardianships.clientFileId, passes.clientFileId)),
    )
    .where(and(eq(passChanges.id, changeId), eq(passChanges.structureId, structureId)))
  if (!row) return null
  const { change, pass, learner, isSelf, file, accountEmail } = row
  const { kind, reason, frozenFrom: from, frozenUntil: until } = change
  const facts = {
    kind,
    reason,
    pass: pass.name,
    firstName: file.firstName,
    learner: isSelf ? null : learner.firstName,
    remaining: row.remaining,
    validUntil: change.validUntilAfter,
    frozen: from && until ? { from, until } : null,
  }
  return { facts, email: file.email ?? accountEmail, clientFileId: file.id, learnerId: learner.id }
}
