import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { getAccount } from '@/lib/accounts/queries'
import type { Member, Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockKey, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { verifyPassword } from '@/lib/core/passwords'
import { dayOf } from '@/lib/core/time'
import { hasRight } from '@/lib/staff/rules'
import { findRemovable } from '../queries/find-removable'
import { loadRemovalFacts } from '../queries/load-facts'
import { checkRemoval, decideRemoval } from '../rules'
import type { RemovalOutcome, RemovalRefusal } from '../types'
import { deactivateFile } from './deactivate-file'
import { forgetAddress } from './forget-address'
import { forgetImportLines } from './forget-import-lines'
import { leaveAccount } from './leave-account'

type Removed = Outcome<RemovalOutcome, RemovalRefusal | 'not_found'>

/** 'Demander à être retiré', with the password: it can't be taken back ([2.A6]). */
export async function removeOwnFile(
  member: Member,
  password: string,
): Promise<Removed | Outcome<never, 'wrong_password'>> {
  const { passwordHash } = await getAccount(db(), member.accountId)
  if (!(await verifyPassword(passwordHash, password))) return refuse('wrong_password')
  return remove(member, member.clientFileId, '')
}

/** The same by the office, at the client's request; the reason is noted ([2.A6]). */
export async function removeFileByOffice(actor: Staff, clientFileId: string, reason: string): Promise<Removed> {
  return hasRight(actor.role, 'files.remove') ? remove(actor, clientFileId, reason) : refuse('not_found')
}

/**
 * Deletes or deactivates a file in one transaction: an order, a lesson or a payment that comes at the same time is either
 * seen by the decision or finds the file closed. The login goes with it when it opens nothing else ([6.L1]).
 */
async function remove(actor: Member | Staff, clientFileId: string, reason: string): Promise<Removed> {
  const { structureId } = actor
  const seen = await findRemovable(structureId, clientFileId)
  if (!seen) return refuse('not_found')
  const locks: LockKey[] = [`client-file:${clientFileId}`, `cart:${structureId}:${clientFileId}`]
  if (seen.accountId) locks.push(`account:${seen.accountId}`)
  return withLocks(locks, async (tx, now): Promise<Removed> => {
    await tx.execute(sql`select lock_client_files(${structureId}, ${`{${clientFileId}}`}::uuid[])`)
    const file = await findRemovable(structureId, clientFileId, tx)
    if (!file) return refuse('not_found')
    const may = checkRemoval({ ...file, isByOffice: actor.kind === 'staff', reason })
    if (!may.ok) return may
    const verdict = decideRemoval(await loadRemovalFacts(clientFileId, dayOf(now, file.timeZone), tx))
    if (!verdict.ok) return verdict
    if (verdict.outcome === 'deleted') await tx.execute(sql`select delete_client_file(${structureId}, ${clientFileId})`)
    else await deactivateFile(tx, structureId, clientFileId, now)
    await forgetImportLines(tx, clientFileId)
    if (file.email) await forgetAddress(tx, { structureId, clientFileId, email: file.email })
    if (file.accountId) await leaveAccount(tx, file.accountId, file.isAccountKept)
    await recordAudit(tx, actor, {
      structureId,
      operation: 'client_file.remove',
      subjectKind: 'client_file',
      subjectId: clientFileId,
      clientFileId,
      after: { outcome: verdict.outcome, number: file.number },
      reason: reason.trim() || undefined,
    })
    return accept(verdict.outcome)
  })
}
