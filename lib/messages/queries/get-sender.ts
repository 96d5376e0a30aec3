import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { messages, messageTemplateOverrides } from '@/db/schema/messages'
import { structures } from '@/db/schema/structures'
import { env } from '@/lib/core/env'
import type { MessageTemplate, Occasion, Override, Sender } from '../types'

/** The structure that writes, as its mails show it. */
export async function getSender(structureId: string): Promise<Sender> {
  const [row] = await db().select().from(structures).where(eq(structures.id, structureId)).limit(1)
  if (!row) throw new Error('no such structure')
  return { ...row, origin: env().APP_URL }
}

/** The structure's own words for a template; null: the default's. */
export async function findOverride(structureId: string, template: MessageTemplate): Promise<Override | null> {
  const { subject, body } = messageTemplateOverrides
  const [row] = await db()
    .select({ subject, body })
    .from(messageTemplateOverrides)
    .where(and(eq(messageTemplateOverrides.structureId, structureId), eq(messageTemplateOverrides.template, template)))
    .limit(1)
  return row ?? null
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
    .leftJoin(clientFiles, and(eq(clientFiles.accountId, accounts.id), eq(clientFiles.structureId, structureId)))
    .where(eq(accounts.id, accountId))
    .limit(1)
  return row?.email ? { ...row, email: row.email } : null
}

/** The messages that an occasion already wrote: a job that died after writing them finds them here. */
export async function listWritten({ structureId, key }: Occasion): Promise<string[]> {
  const rows = await db()
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.structureId, structureId), sql`starts_with(${messages.key}, ${`${key}:`})`))
  return rows.map((row) => row.id)
}
