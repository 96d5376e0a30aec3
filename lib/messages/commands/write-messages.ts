import 'server-only'
import { inArray } from 'drizzle-orm'
import { messages } from '@/db/schema/messages'
import { issueAccountToken } from '@/lib/accounts/commands/links'
import type { AccountTokenKind } from '@/lib/accounts/types'
import { withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import { messageKey } from '../rules'
import type { Draft, Occasion } from '../types'

/** Puts the mails of one occasion in their table; two jobs for one event write them once ([0.I7]). Returns their ids. */
export function writeMessages(
  { structureId, key }: Occasion,
  drafts: readonly Draft[],
): Promise<Outcome<string[], Busy>> {
  const rows = drafts.map((draft) => ({
    ...draft,
    structureId,
    key: messageKey(key, draft.template, draft.recipient),
  }))
  return withLocks([], async (tx) => {
    if (rows.length === 0) return accept([])
    await tx.insert(messages).values(rows).onConflictDoNothing({ target: messages.key })
    const keys = rows.map((row) => row.key)
    const written = await tx.select({ id: messages.id }).from(messages).where(inArray(messages.key, keys))
    return accept(written.map((row) => row.id))
  })
}

/** The secret of a mail's link, made as the mail is written: none waits in the outbox, and only its hash is stored ([6.S3]). */
export function issueLink(
  structureId: string,
  accountId: string,
  kind: AccountTokenKind,
): Promise<Outcome<string, Busy>> {
  return withLocks([`account:${accountId}`], async (tx, now) =>
    accept(await issueAccountToken(tx, now, { accountId, structureId, kind })),
  )
}
