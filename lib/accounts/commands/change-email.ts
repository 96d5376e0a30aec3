import 'server-only'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, accountTokens } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { createToken } from '@/lib/core/ids'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { verifyPassword } from '@/lib/core/passwords'
import type { Instant } from '@/lib/core/time'
import { findAccountByIdentifier, findToken, isKnownElsewhere } from '../queries'
import { checkLink, computeLinkEnd } from '../rules'
import type { LinkRefusal } from '../types'
import { inviteLock } from './invite'
import { endWaiting } from './links'

type Change = { structureId: string; accountId: string; newEmail: string }

/** A new address that waits to be confirmed there; one asked for before is void ([1.B5]). Its link is made with its mail. */
export async function awaitEmail(tx: LockedTx, now: Instant, change: Change): Promise<void> {
  await tx
    .update(accountTokens)
    .set({ usedAt: now })
    .where(
      and(
        eq(accountTokens.accountId, change.accountId),
        eq(accountTokens.kind, 'email_change'),
        isNull(accountTokens.usedAt),
      ),
    )
  const { tokenHash } = createToken()
  const expiresAt = computeLinkEnd('email_change', now)
  await tx.insert(accountTokens).values({ ...change, kind: 'email_change', tokenHash, createdAt: now, expiresAt })
}

/** The link of the change that waits, made as its mail is written: no secret is stored readable ([6.S3]). */
export function issueEmailLink(
  structureId: string,
  accountId: string,
): Promise<Outcome<{ token: string; newEmail: string } | null, Busy>> {
  return withLocks([`account:${accountId}`], async (tx, now) => {
    const [waiting] = await tx
      .select({ id: accountTokens.id, newEmail: accountTokens.newEmail })
      .from(accountTokens)
      .where(
        and(
          eq(accountTokens.accountId, accountId),
          eq(accountTokens.structureId, structureId),
          eq(accountTokens.kind, 'email_change'),
          isNull(accountTokens.usedAt),
        ),
      )
      .orderBy(desc(accountTokens.createdAt))
      .limit(1)
    if (!waiting?.newEmail) return accept(null)
    const { token, tokenHash } = createToken()
    const expiresAt = computeLinkEnd('email_change', now)
    await tx.update(accountTokens).set({ tokenHash, expiresAt }).where(eq(accountTokens.id, waiting.id))
    return accept({ token, newEmail: waiting.newEmail })
  })
}

type Confirmation = { structureId: string; token: string; password: string }

/**
 * The new address says yes ([1.B5]): from now on it is the identifier, and that of the files which had the old one. A login
 * that opens something elsewhere too also gives its password: no structure takes over what isn't its own.
 */
export async function confirmEmail(
  actor: Actor,
  { structureId, token, password }: Confirmation,
): Promise<Outcome<{ email: string }, LinkRefusal | 'wrong_password' | 'email_taken' | Busy>> {
  const seen = await findToken(db(), structureId, 'email_change', token)
  if (!seen?.newEmail) return refuse('link_unknown')
  const { accountId, newEmail } = seen
  const asksPassword = await isKnownElsewhere(db(), accountId, structureId)
  if (asksPassword && !(await verifyPassword(seen.passwordHash, password))) return refuse('wrong_password')
  return withLocks([`account:${accountId}`, inviteLock(newEmail)], async (tx, now) => {
    const found = await findToken(tx, structureId, 'email_change', token)
    const verdict = checkLink(found?.status === 'active' ? found : null, now)
    if (!verdict.ok || !found) return verdict.ok ? refuse('link_unknown') : verdict
    const other = await findAccountByIdentifier(tx, newEmail)
    if (other && other.id !== accountId && other.status !== 'pending') return refuse('email_taken')
    await endWaiting(tx, newEmail, accountId)
    await tx.update(accounts).set({ email: newEmail }).where(eq(accounts.id, accountId))
    await tx.update(accountTokens).set({ usedAt: now }).where(eq(accountTokens.id, found.id))
    await moveFiles(tx, actor, { structureId, accountId, oldEmail: found.email, newEmail })
    return accept({ email: newEmail })
  })
}

type Moved = Change & { oldEmail: string | null }

/** The files of the login whose address was its own. */
async function moveFiles(tx: LockedTx, actor: Actor, { structureId, accountId, oldEmail, newEmail }: Moved) {
  if (!oldEmail) return
  const files = await tx
    .update(clientFiles)
    .set({ email: newEmail })
    .where(and(eq(clientFiles.accountId, accountId), eq(clientFiles.email, oldEmail)))
    .returning({ id: clientFiles.id, structureId: clientFiles.structureId })
  for (const { id } of files.filter((file) => file.structureId === structureId)) {
    await recordAudit(tx, actor, {
      structureId,
      operation: 'client_file.email_confirmed',
      subjectKind: 'client_file',
      subjectId: id,
      clientFileId: id,
      before: { email: oldEmail },
      after: { email: newEmail },
    })
  }
}
