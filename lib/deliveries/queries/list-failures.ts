import 'server-only'
import { and, count, desc, eq, inArray, isNull, ne, not, or, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { accountTokens } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { addressFailures, messages } from '@/db/schema/messages'
import type { Staff } from '@/lib/core/actor'
import { holdsSecret } from '@/lib/messages/rules'
import { troubledStates } from '../rules'
import type { FailingAddress, Trouble } from '../types'
import { logColumns } from './list-log'

/** More than this is never dealt with one by one. */
const most = 200

const isOpen = ({ structureId }: Staff) =>
  and(eq(addressFailures.structureId, structureId), isNull(addressFailures.resolvedAt))

/** Mails that didn't arrive for a wrong address, and nobody dealt with. */
const isMissed = and(
  eq(messages.failureKind, 'address'),
  inArray(messages.state, ['bounced', 'failed']),
  isNull(messages.handledAt),
)

const awaited = sql<
  string | null
>`(select t.new_email from ${accountTokens} t where t.account_id = ${clientFiles.accountId}
  and t.kind = 'email_change' and t.used_at is null and t.expires_at > app_now() order by t.created_at desc limit 1)`

/** What didn't arrive in a structure, by address. */
const missedByAddress = ({ structureId }: Staff) =>
  db()
    .select({
      recipient: sql<string>`lower(${messages.recipient})`.as('recipient'),
      templates: sql<string[]>`array_agg(${messages.template})`.as('templates'),
    })
    .from(messages)
    .where(and(eq(messages.structureId, structureId), isMissed))
    .groupBy(sql`lower(${messages.recipient})`)
    .as('missed')

/** The addresses to correct, the latest first ([2.C2]). */
export async function listFailingAddresses(actor: Staff): Promise<FailingAddress[]> {
  const missed = missedByAddress(actor)
  const rows = await db()
    .select({
      id: addressFailures.id,
      address: addressFailures.address,
      detail: addressFailures.detail,
      at: addressFailures.createdAt,
      awaitedEmail: awaited,
      templates: missed.templates,
      file: clientFiles,
    })
    .from(addressFailures)
    .leftJoin(clientFiles, eq(clientFiles.id, addressFailures.clientFileId))
    .leftJoin(missed, eq(missed.recipient, sql`lower(${addressFailures.address}::text)`))
    .where(isOpen(actor))
    .orderBy(desc(addressFailures.createdAt))
    .limit(most)
  return rows.map(({ file, templates, ...row }) => {
    const secrets = templates?.filter(holdsSecret).length ?? 0
    const reader = file && {
      ...{ id: file.id, number: file.number, email: file.email },
      name: `${file.firstName} ${file.lastName}`,
    }
    return { ...row, reader, missed: (templates?.length ?? 0) - secrets, secrets }
  })
}

/** The same of one address, the oldest first. */
export const listMissed = (executor: Executor, structureId: string, address: string) =>
  executor
    .select({ id: messages.id, template: messages.template })
    .from(messages)
    .where(and(eq(messages.structureId, structureId), sql`lower(${messages.recipient}) = lower(${address})`, isMissed))
    .orderBy(messages.createdAt)

/** Its address is on the list of those to correct, where it is sent again from. */
const isAtFailing = sql`exists (select from ${addressFailures} where ${addressFailures.structureId} = ${messages.structureId}
  and ${addressFailures.address} = ${messages.recipient}::citext and ${addressFailures.resolvedAt} is null)`

const isTrouble = ({ structureId }: Staff) =>
  and(
    eq(messages.structureId, structureId),
    inArray(messages.state, troubledStates),
    isNull(messages.handledAt),
    or(isNull(messages.failureKind), ne(messages.failureKind, 'address'), not(isAtFailing)),
  )

/**
 * What failed otherwise than by a wrong address, or may not have left, or was missed at an address that works again: an
 * admin's, the latest first ([2.C2] [6.R12]).
 */
export async function listTroubles(actor: Staff): Promise<Trouble[]> {
  const rows = await db()
    .select({
      ...logColumns,
      template: messages.template,
      failureKind: messages.failureKind,
      error: sql<string>`coalesce(${messages.lastError}, '')`,
    })
    .from(messages)
    .leftJoin(clientFiles, eq(clientFiles.id, messages.clientFileId))
    .where(isTrouble(actor))
    .orderBy(desc(messages.createdAt))
    .limit(most)
  return rows.map(({ template, ...row }) => ({
    ...row,
    reader: row.reader?.number ? row.reader : null,
    holdsSecret: holdsSecret(template),
  }))
}

/** How many of each wait: for the office's home and the tabs. */
export async function countFailures(actor: Staff): Promise<{ addresses: number; troubles: number }> {
  const [[addresses], [troubles]] = await Promise.all([
    db().select({ count: count() }).from(addressFailures).where(isOpen(actor)),
    db().select({ count: count() }).from(messages).where(isTrouble(actor)),
  ])
  return { addresses: addresses?.count ?? 0, troubles: troubles?.count ?? 0 }
}
