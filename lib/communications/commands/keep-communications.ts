import 'server-only'
import { and, eq } from 'drizzle-orm'
import { clientFiles } from '@/db/schema/client-files'
import { communications } from '@/db/schema/interests'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { type Day, dayOf } from '@/lib/core/time'
import { checkDay, momentOf } from '../rules'
import type { CommunicationKind, CommunicationRefusal, Direction } from '../types'

type Said = { clientFileId: string; kind: CommunicationKind; direction: Direction; day: Day; body: string }

/** Notes a call, a letter, a visit in a client's file ([2.C8]). */
export function addCommunication(
  actor: Staff,
  zone: string,
  { day, ...said }: Said,
): Promise<Outcome<string, CommunicationRefusal>> {
  const { structureId, accountId } = actor
  return withLocks([`client-file:${said.clientFileId}`], async (tx, now) => {
    const [file] = await tx
      .select({ id: clientFiles.id })
      .from(clientFiles)
      .where(and(eq(clientFiles.structureId, structureId), eq(clientFiles.id, said.clientFileId)))
    if (!file) return refuse('not_found')
    const verdict = checkDay(day, dayOf(now, zone))
    if (!verdict.ok) return verdict
    const [noted] = await tx
      .insert(communications)
      .values({ ...said, structureId, authorId: accountId, happenedAt: momentOf(day, now, zone) })
      .returning({ id: communications.id })
    await journal(tx, actor, 'communication.add', { id: noted!.id, ...said })
    return accept(noted!.id)
  })
}

/** Takes away what was noted, or puts it back: it is never lost. Twice is once. */
export function setCommunicationRemoved(
  actor: Staff,
  { communicationId, isRemoved }: { communicationId: string; isRemoved: boolean },
): Promise<Outcome<null, CommunicationRefusal>> {
  return withLocks([], async (tx, now) => {
    const [noted] = await tx
      .select()
      .from(communications)
      .where(and(eq(communications.id, communicationId), eq(communications.structureId, actor.structureId)))
      .for('update')
    if (!noted) return refuse('not_found')
    if ((noted.removedAt !== null) === isRemoved) return accept(null)
    await tx
      .update(communications)
      .set(isRemoved ? { removedAt: now, removedBy: actor.accountId } : { removedAt: null, removedBy: null })
      .where(eq(communications.id, communicationId))
    await journal(tx, actor, isRemoved ? 'communication.remove' : 'communication.restore', noted)
    return accept(null)
  })
}

async function journal(
  tx: LockedTx,
  actor: Staff,
  operation: string,
  { id, clientFileId, kind, body }: Pick<Said, 'clientFileId' | 'kind' | 'body'> & { id: string },
): Promise<void> {
  await recordAudit(tx, actor, {
    structureId: actor.structureId,
    operation,
    subjectKind: 'communication',
    subjectId: id,
    clientFileId,
    after: { kind, body },
  })
}
