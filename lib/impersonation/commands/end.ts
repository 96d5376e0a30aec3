import 'server-only'
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { impersonations } from '@/db/schema/impersonations'
import { inTransaction } from '@/db/transaction'
import type { Job, StaffAs } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'

/** 'Revenir' ([2.B3]); the staff's own session is as it was. */
export const leavePortal = (actor: StaffAs): Promise<void> => end(actor, actor.impersonationId, sql`'return'`)

/** Its time, its rights or the file it stood on are gone: noted by the request that finds it so ([2.B3]). */
export const noteOver = (impersonationId: string): Promise<void> =>
  end(
    { kind: 'job', name: 'impersonation' },
    impersonationId,
    sql`case when ${impersonations.expiresAt} <= now() then 'expiry' else 'revoked' end`,
  )

async function end(actor: StaffAs | Job, impersonationId: string, endedBy: SQL): Promise<void> {
  await inTransaction(async (tx) => {
    const [ended] = await tx
      .update(impersonations)
      .set({ endedAt: sql`app_now()` as never, endedBy: endedBy as never })
      .where(and(eq(impersonations.id, impersonationId), isNull(impersonations.endedAt)))
      .returning()
    if (!ended) return
    const { structureId, clientFileId } = ended
    await recordAudit(tx, actor, {
      structureId,
      clientFileId,
      operation: 'impersonation.ended',
      subjectKind: 'impersonation',
      subjectId: impersonationId,
      after: { by: ended.endedBy },
    })
  })
}
