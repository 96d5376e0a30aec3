import 'server-only'
import { guardianships, learners } from '@/db/schema/client-files'
import { findOrInviteAccount, inviteLock } from '@/lib/accounts/commands/invite'
import { tellInvitation } from '@/lib/client-files/commands/invite-to-portal'
import { openFileByOffice } from '@/lib/client-files/commands/open-client-file'
import { findLikelyFiles } from '@/lib/client-files/queries/find-likely-files'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { rights } from '@/lib/staff/types'
import { getStructureById } from '@/lib/structures/queries'
import { checkNewClient } from '../rules'
import type { NewClient, NewClientRefusal } from '../types'
import { addSelf } from './sign-up'

/**
 * A client file opened by the office ([2.A3]): themself and their children as learners, and, with an address, a link to
 * choose a password. An address that has a login already opens this file too: one login, several files ([2.A5]).
 * @returns the file's number
 */
export async function addClient(
  actor: Staff,
  client: NewClient,
): Promise<Outcome<{ number: number }, NewClientRefusal>> {
  const { structureId } = actor
  const roles: readonly string[] = rights['files.edit']
  if (!roles.includes(actor.role)) return refuse('not_found')
  const { timeZone } = await getStructureById(structureId)
  const { children, seenNumbers: _seen, ...identity } = client
  const keys: LockKey[] = [`structure:${structureId}`]
  if (client.email) keys.push(inviteLock(client.email))
  return withLocks(keys, async (tx, now) => {
    const likely = await findLikelyFiles(tx, structureId, client)
    const verdict = checkNewClient(client, likely, dayOf(now, timeZone))
    if (!verdict.ok) return verdict
    const accountId = client.email ? await findOrInviteAccount(tx, client.email) : null
    const { clientFileId, number } = await openFileByOffice(tx, { structureId, accountId, identity })
    await addSelf(tx, structureId, clientFileId, client)
    for (const child of children) await addChild(tx, structureId, clientFileId, child)
    if (accountId) await tellInvitation(tx, { structureId, accountId, clientFileId, now, isNew: true })
    await recordAudit(tx, actor, {
      structureId,
      operation: 'client_file.add',
      subjectKind: 'client_file',
      subjectId: clientFileId,
      clientFileId,
      after: { number, ...identity, children: children.length },
    })
    return accept({ number })
  })
}

/** Somebody whom the holder of a file answers for. */
export async function addChild(
  tx: LockedTx,
  structureId: string,
  clientFileId: string,
  child: NewClient['children'][number],
): Promise<void> {
  const [learner] = await tx
    .insert(learners)
    .values({ structureId, ...child })
    .returning({ id: learners.id })
  await tx.insert(guardianships).values({ structureId, learnerId: learner!.id, clientFileId })
}
