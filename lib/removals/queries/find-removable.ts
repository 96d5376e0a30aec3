import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { accounts, staffMembers } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { structures } from '@/db/schema/structures'
import { clock } from '@/lib/core/clock'
import { dayOf } from '@/lib/core/time'
import { decideRemoval } from '../rules'
import type { RemovalFacts, RemovalVerdict } from '../types'
import { loadRemovalFacts } from './load-facts'

const columns = {
  id: clientFiles.id,
  number: clientFiles.number,
  firstName: clientFiles.firstName,
  lastName: clientFiles.lastName,
  email: clientFiles.email,
  status: clientFiles.status,
  accountId: clientFiles.accountId,
  timeZone: structures.timeZone,
  isStaffAccount: sql<boolean>`exists (select from ${staffMembers} where ${staffMembers.accountId} = ${accounts.id}
    and ${staffMembers.structureId} = ${clientFiles.structureId} and not ${staffMembers.isSuspended})`,
  /** Another file, here or elsewhere, or a role of a team: the login stays. */
  isAccountKept: sql<boolean>`exists (select from client_files other where other.account_id = ${accounts.id} and other.id <> ${clientFiles.id})
    or exists (select from ${staffMembers} where ${staffMembers.accountId} = ${accounts.id})`,
}

/** A file as its removal looks at it; null in another structure. */
export async function findRemovable(structureId: string, clientFileId: string, executor: Executor = db()) {
  const [row] = await executor
    .select(columns)
    .from(clientFiles)
    .innerJoin(structures, eq(structures.id, clientFiles.structureId))
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .where(and(eq(clientFiles.structureId, structureId), eq(clientFiles.id, clientFileId)))
  return row ?? null
}

export type Removable = NonNullable<Awaited<ReturnType<typeof findRemovable>>>

export type RemovalPreview = { file: Removable; facts: RemovalFacts; verdict: RemovalVerdict }

/** What a request to be removed would give, shown before it is made ([2.A6]). */
export async function previewRemoval(structureId: string, clientFileId: string): Promise<RemovalPreview | null> {
  const file = await findRemovable(structureId, clientFileId)
  if (!file) return null
  const facts = await loadRemovalFacts(clientFileId, dayOf(await clock(), file.timeZone))
  return { file, facts, verdict: decideRemoval(facts) }
}
