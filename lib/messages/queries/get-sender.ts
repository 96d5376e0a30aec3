import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { messages } from '@/db/schema/messages'
import { structures } from '@/db/schema/structures'
import { env } from '@/lib/core/env'
import { localeOf } from '@/lib/core/locale'
import type { Occasion, Sender } from '../types'

/** The structure that writes, as its mails show it. */
export async function getSender(structureId: string): Promise<Sender> {
  const [row] = await db().select().from(structures).where(eq(structures.id, structureId)).limit(1)
  if (!row) throw new Error('no such structure')
  return { ...row, locale: localeOf(row.locale), origin: env().APP_URL }
}

/** Where an account is written to, and its file in the structure; null without an address. */
export async function findAccountRecipient(structureId: string, accountId: string) {
  const [row] = await db()
    .select({
      email: accounts.email,
      status: accounts.status,
      createdAt: accounts.createdAt,
      clientFileId: clientFiles.id,
    })
    .from(accounts)
    .leftJoin(clientFiles, and(eq(clientFiles.accountId, accounts.id), isHere(structureId)))
    .where(eq(accounts.id, accountId))
    .orderBy(clientFiles.number)
    .limit(1)
  return row?.email ? { ...row, email: row.email } : null
}

/** An account may hold several files of a structure ([2.A5]); what ended isn't written about. */
const isHere = (structureId: string) => and(eq(clientFiles.structureId, structureId), eq(clientFiles.status, 'active'))

/** The file that an account was invited for, or its first one here; null once it can no longer be written to ([2.A12]). */
export async function findInvitedFile(structureId: string, accountId: string, clientFileId: string | null) {
  const [row] = await db()
    .select({
      id: clientFiles.id,
      number: clientFiles.number,
      firstName: clientFiles.firstName,
      lastName: clientFiles.lastName,
      email: accounts.email,
      status: accounts.status,
    })
    .from(accounts)
    .innerJoin(clientFiles, and(eq(clientFiles.accountId, accounts.id), isHere(structureId)))
    .where(and(eq(accounts.id, accountId), clientFileId ? eq(clientFiles.id, clientFileId) : undefined))
    .orderBy(clientFiles.number)
    .limit(1)
  if (!row?.email || (row.status !== 'pending' && row.status !== 'active')) return null
  return { ...row, email: row.email }
}

/** The messages that an occasion already wrote: a job that died after writing them finds them here. */
export async function listWritten({ structureId, key }: Occasion): Promise<string[]> {
  const rows = await db()
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.structureId, structureId), sql`starts_with(${messages.key}, ${`${key}:`})`))
  return rows.map((row) => row.id)
}
