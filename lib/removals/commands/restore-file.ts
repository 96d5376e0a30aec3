import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles, guardianships, learners } from '@/db/schema/client-files'
import { findOrInviteAccount, inviteLock } from '@/lib/accounts/commands/invite'
import type { Profile } from '@/lib/client-files/types'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import type { Day } from '@/lib/core/time'
import { hasRight } from '@/lib/staff/rules'
import { checkRestoration } from '../rules'
import type { RestorationRefusal } from '../types'

/** What a deactivated file has lost, as far as the office knows it again. */
export type Regained = Omit<Profile, 'birthOn'> & { email: string | null; birthOn: Day | null; country: string }

/**
 * 'Restaurer ce client' ([2.A6]): the file opens again with what is filled in; its holder gets a mail, with a link to choose
 * a password where they have no login, and is asked for each consent again. @returns the file's number
 */
export async function restoreFile(
  actor: Staff,
  clientFileId: string,
  regained: Regained,
): Promise<Outcome<{ number: number }, RestorationRefusal | 'not_found'>> {
  const { structureId } = actor
  const isHere = and(eq(clientFiles.structureId, structureId), eq(clientFiles.id, clientFileId))
  if (!hasRight(actor.role, 'files.remove') || (await db().$count(clientFiles, isHere)) === 0)
    return refuse('not_found')
  const { email } = regained
  const locks: LockKey[] = [`client-file:${clientFileId}`, ...(email ? [inviteLock(email)] : [])]
  return withLocks(locks, async (tx, now) => {
    const [file] = await tx.select().from(clientFiles).where(isHere)
    const verdict = checkRestoration(file!.status)
    if (!verdict.ok) return verdict
    const accountId = email ? await findOrInviteAccount(tx, email) : null
    await reopen(tx, clientFileId, { ...regained, accountId })
    if (accountId)
      await tell(tx, {
        structureId,
        topic: 'client_file.restored',
        key: `client_file.restored:${clientFileId}:${now.toISOString()}`,
        payload: { accountId, clientFileId },
      })
    await recordAudit(tx, actor, {
      structureId,
      operation: 'client_file.restore',
      subjectKind: 'client_file',
      subjectId: clientFileId,
      clientFileId,
      after: { number: file!.number, ...regained },
    })
    return accept({ number: file!.number })
  })
}

async function reopen(
  tx: LockedTx,
  clientFileId: string,
  values: Regained & { accountId: string | null },
): Promise<void> {
  await tx
    .update(clientFiles)
    .set({ ...values, status: 'active', deactivatedAt: null, mustAnswerConsents: true, wantsReminders: true })
    .where(eq(clientFiles.id, clientFileId))
  await restoreHolder(tx, clientFileId, values.birthOn)
}

/** The holder as a learner is born on the same day. */
async function restoreHolder(tx: LockedTx, clientFileId: string, birthOn: Day | null): Promise<void> {
  const [self] = await tx
    .select({ learnerId: guardianships.learnerId })
    .from(guardianships)
    .where(and(eq(guardianships.clientFileId, clientFileId), eq(guardianships.isSelf, true)))
  if (self) await tx.update(learners).set({ birthOn }).where(eq(learners.id, self.learnerId))
}
