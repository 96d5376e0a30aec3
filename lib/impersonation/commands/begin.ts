import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { impersonations } from '@/db/schema/impersonations'
import type { Staff } from '@/lib/core/actor'
import { recordAudits } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { hasRight } from '@/lib/staff/rules'
import { findPortalFacts } from '../queries/find-portal-facts'
import { checkPortalSeen } from '../rules'
import { type ImpersonationRefusal, impersonationMinutes } from '../types'

type Wish = { clientFileId: string; reason: string }

/** Staff begin to see a portal as its member does, in this session; another portal that it was seeing is left ([2.B1] [2.B3]). */
export async function beginImpersonation(
  actor: Staff,
  { clientFileId, reason }: Wish,
): Promise<Outcome<{ impersonationId: string }, ImpersonationRefusal>> {
  if (!hasRight(actor.role, 'files.impersonate')) return refuse('not_found')
  return withLocks([`account:${actor.accountId}`, `client-file:${clientFileId}`], async (tx) => {
    const facts = await findPortalFacts(actor.structureId, clientFileId, tx)
    if (!facts) return refuse('not_found')
    const verdict = checkPortalSeen(facts)
    if (!verdict.ok) return verdict
    await leaveOther(tx, actor)
    const impersonationId = await write(tx, actor, { clientFileId, reason })
    await tell(tx, {
      structureId: actor.structureId,
      topic: 'portal.seen',
      key: `portal.seen:${impersonationId}`,
      payload: { impersonationId },
    })
    return accept({ impersonationId })
  })
}

async function leaveOther(tx: LockedTx, { sessionId }: Staff): Promise<void> {
  await tx
    .update(impersonations)
    .set({ endedAt: sql`app_now()` as never, endedBy: 'replaced' })
    .where(and(eq(impersonations.sessionId, sessionId), isNull(impersonations.endedAt)))
}

async function write(tx: LockedTx, actor: Staff, { clientFileId, reason }: Wish): Promise<string> {
  const { structureId, accountId, sessionId, role } = actor
  const [row] = await tx
    .insert(impersonations)
    .values({
      structureId,
      clientFileId,
      accountId,
      sessionId,
      reason,
      // Real time, as sessions: moving the demonstration's clock ends nothing.
      expiresAt: sql`now() + ${`${impersonationMinutes} minutes`}::interval` as never,
    })
    .returning({ id: impersonations.id })
  const impersonationId = row!.id
  const said = { structureId, clientFileId, subjectKind: 'impersonation', subjectId: impersonationId, reason }
  await recordAudits(tx, { kind: 'staffAs', accountId, sessionId, structureId, clientFileId, impersonationId, role }, [
    { ...said, operation: 'impersonation.begun' },
  ])
  return impersonationId
}
