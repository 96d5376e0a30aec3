import 'server-only'
import { and, eq, ne } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { findOrInviteAccount, inviteLock } from '@/lib/accounts/commands/invite'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { rights } from '@/lib/staff/types'
import { checkInvitation } from '../rules'
import type { InvitationRefusal } from '../types'

type Invitation = { clientFileId: string; email: string | null }

/**
 * 'Inviter au portail' ([2.A12]): a link to choose a password leaves for the address of the file, or for the one given
 * where it has none; asked again, another one leaves. An address that has a login already opens this file too ([2.A5]).
 */
export async function inviteToPortal(
  actor: Staff,
  { clientFileId, email: given }: Invitation,
): Promise<Outcome<{ email: string }, InvitationRefusal>> {
  const roles: readonly string[] = rights['files.edit']
  const seen = roles.includes(actor.role) ? await findInvited(db(), actor, clientFileId) : null
  if (!seen) return refuse('not_found')
  const email = seen.email ?? given
  const locks = email ? [inviteLock(email)] : []
  return withLocks([`client-file:${clientFileId}`, ...locks], async (tx, now) => {
    const file = await findInvited(tx, actor, clientFileId)
    if (!file || (file.email ?? given) !== email) return refuse('busy')
    const isOpen = file.login !== null && file.login.status !== 'pending'
    const verdict = checkInvitation({ status: file.status, email, isOpen })
    if (!verdict.ok || !email) return verdict.ok ? refuse('email_missing') : verdict
    const accountId = file.login?.id ?? (await findOrInviteAccount(tx, email))
    await tx
      .update(clientFiles)
      .set({ email, accountId, ...(file.login ? {} : { mustAnswerConsents: true }) })
      .where(eq(clientFiles.id, clientFileId))
    await tellInvitation(tx, { structureId: actor.structureId, accountId, clientFileId, now, isNew: false })
    await recordAudit(tx, actor, {
      structureId: actor.structureId,
      operation: 'client_file.invite',
      subjectKind: 'client_file',
      subjectId: clientFileId,
      clientFileId,
      before: { email: file.email },
      after: { email },
    })
    return accept({ email })
  })
}

type Told = { structureId: string; accountId: string; clientFileId: string; now: Instant; isNew: boolean }

/** The mail of an invitation, or of a file that the office has just opened; its link is made as it is written ([6.S3]). */
export function tellInvitation(tx: LockedTx, { structureId, now, ...payload }: Told): Promise<void> {
  const key = `account.invited:${payload.clientFileId}:${now.toISOString()}`
  return tell(tx, { structureId, topic: 'account.invited', key, payload })
}

async function findInvited(executor: Executor, { structureId }: Staff, clientFileId: string) {
  const [file] = await executor
    .select({
      status: clientFiles.status,
      email: clientFiles.email,
      login: { id: accounts.id, status: accounts.status },
    })
    .from(clientFiles)
    .leftJoin(accounts, and(eq(accounts.id, clientFiles.accountId), ne(accounts.status, 'erased')))
    .where(and(eq(clientFiles.structureId, structureId), eq(clientFiles.id, clientFileId)))
  return file ?? null
}
