import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { messageTemplateOverrides } from '@/db/schema/messages'
import { structures } from '@/db/schema/structures'
import type { Sender } from '@/emails/messages/brand'
import type { Override, TemplateName } from '@/emails/template'
import { env } from '@/lib/core/env'

/** The structure that writes, as its mails show it. */
export async function getSender(executor: Executor, structureId: string): Promise<Sender> {
  const [row] = await executor.select().from(structures).where(eq(structures.id, structureId)).limit(1)
  if (!row) throw new Error('no such structure')
  return { ...row, origin: env().APP_URL }
}

/** The structure's own words for a template; null: the default's. */
export async function findOverride(
  executor: Executor,
  structureId: string,
  template: TemplateName,
): Promise<Override | null> {
  const { subject, body } = messageTemplateOverrides
  const [row] = await executor
    .select({ subject, body })
    .from(messageTemplateOverrides)
    .where(and(eq(messageTemplateOverrides.structureId, structureId), eq(messageTemplateOverrides.template, template)))
    .limit(1)
  return row ?? null
}

/** Where an account is written to, and its file in the structure; null without an address, or once it is erased. */
export async function findAccountRecipient(executor: Executor, structureId: string, accountId: string) {
  const [row] = await executor
    .select({ email: accounts.email, status: accounts.status, clientFileId: clientFiles.id })
    .from(accounts)
    .leftJoin(clientFiles, and(eq(clientFiles.accountId, accounts.id), eq(clientFiles.structureId, structureId)))
    .where(eq(accounts.id, accountId))
    .limit(1)
  return row?.email ? { ...row, email: row.email } : null
}
