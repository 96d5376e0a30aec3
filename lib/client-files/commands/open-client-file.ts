import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { clientFiles, counters } from '@/db/schema/client-files'
import type { LockedTx } from '@/lib/core/locks'
import type { Identity, KnownIdentity, Profile } from '../types'

type Opening = { structureId: string; accountId: string; identity: Identity }

/**
 * The file of an account in a structure: a new one with its number, or the one that an earlier sign-up, never
 * activated, had begun. A file that looks like an older one is noted for staff and never refused ([1.B3]).
 */
export async function openClientFile(
  tx: LockedTx,
  { structureId, accountId, identity }: Opening,
): Promise<{ clientFileId: string; isNew: boolean }> {
  const [begun] = await tx
    .update(clientFiles)
    .set({ ...identity, resemblesFileId: await findHomonym(tx, structureId, accountId, identity) })
    .where(
      and(
        eq(clientFiles.structureId, structureId),
        eq(clientFiles.accountId, accountId),
        eq(clientFiles.status, 'active'),
      ),
    )
    .returning({ id: clientFiles.id })
  if (begun) return { clientFileId: begun.id, isNew: false }
  const [created] = await tx
    .insert(clientFiles)
    .values({
      ...identity,
      structureId,
      accountId,
      number: await takeNumber(tx, structureId),
      resemblesFileId: await findHomonym(tx, structureId, accountId, identity),
    })
    .returning({ id: clientFiles.id })
  return { clientFileId: created!.id, isNew: true }
}

type OfficeOpening = {
  structureId: string
  /** The login that will open it; null for somebody without an address. */
  accountId: string | null
  identity: KnownIdentity & Partial<Omit<Profile, 'birthOn'>> & { country?: string }
  /** An import brings people as the office does ([1.H10]). */
  origin?: 'office' | 'import'
}

/**
 * A file that the office opens ([1.H8] [2.A3]): what is known of somebody, with the next number. Its holder answers the
 * consent questions themself, at their first login.
 */
export async function openFileByOffice(
  tx: LockedTx,
  { structureId, accountId, identity, origin = 'office' }: OfficeOpening,
): Promise<{ clientFileId: string; number: number }> {
  const number = await takeNumber(tx, structureId)
  const postcode = identity.postcode || null
  const resemblesFileId = await findHomonym(tx, structureId, null, { ...identity, postcode })
  const [created] = await tx
    .insert(clientFiles)
    .values({
      ...identity,
      structureId,
      accountId,
      number,
      resemblesFileId,
      origin,
      mustAnswerConsents: true,
    })
    .returning({ id: clientFiles.id })
  return { clientFileId: created!.id, number }
}

async function takeNumber(tx: LockedTx, structureId: string): Promise<number> {
  const [counter] = await tx
    .insert(counters)
    .values({ structureId, name: 'client_file', value: 1 })
    .onConflictDoUpdate({
      target: [counters.structureId, counters.name],
      set: { value: sql`${counters.value} + 1` },
    })
    .returning({ value: counters.value })
  return counter!.value
}

async function findHomonym(
  tx: LockedTx,
  structureId: string,
  accountId: string | null,
  { firstName, lastName, postcode }: Pick<Identity, 'firstName' | 'lastName'> & { postcode: string | null },
): Promise<string | null> {
  const [older] = await tx
    .select({ id: clientFiles.id })
    .from(clientFiles)
    .where(
      and(
        eq(clientFiles.structureId, structureId),
        eq(sql`lower(${clientFiles.lastName})`, lastName.toLowerCase()),
        eq(sql`lower(${clientFiles.firstName})`, firstName.toLowerCase()),
        postcode === null ? undefined : eq(clientFiles.postcode, postcode),
        accountId === null ? undefined : sql`${clientFiles.accountId} is distinct from ${accountId}`,
      ),
    )
    .orderBy(clientFiles.number)
    .limit(1)
  return older?.id ?? null
}
