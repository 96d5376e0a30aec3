import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { dataExports } from '@/db/schema/exchanges'
import { withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome } from '@/lib/core/outcome'
import { computeExportEnd } from '../rules'
import type { ExportScope } from '../types'

const open = (exportId: string) => and(eq(dataExports.id, exportId), inArray(dataExports.state, ['waiting', 'running']))

/** How far an export is, for whoever waits. */
export async function noteProgress(exportId: string, progress: number): Promise<void> {
  await db().update(dataExports).set({ state: 'running', progress }).where(open(exportId))
}

/** The zip is there: kept for its days, and told by mail. Made twice, the first one stays. */
export function finishExport(
  { id, structureId }: Pick<ExportScope, 'id' | 'structureId'>,
  bytes: Uint8Array,
): Promise<Outcome<null, never>> {
  return withLocks([], async (tx, now) => {
    const [ready] = await tx
      .update(dataExports)
      .set({
        state: 'ready',
        progress: 100,
        bytes,
        byteCount: bytes.byteLength,
        finishedAt: now,
        expiresAt: computeExportEnd(now),
      })
      .where(open(id))
      .returning({ id: dataExports.id })
    if (ready)
      await tell(tx, { structureId, topic: 'export.ready', key: `export.ready:${id}`, payload: { exportId: id } })
    return accept(null)
  })
}

/** It couldn't be made: said as it is, and it can be asked for again. */
export async function failExport(exportId: string): Promise<void> {
  await db()
    .update(dataExports)
    .set({ state: 'failed', finishedAt: sql`app_now()` as never })
    .where(open(exportId))
}

/** Its days are over: the bytes go, that it was asked for stays. What never came to an end is failed. */
export async function expireExport(exportId: string): Promise<void> {
  await failExport(exportId)
  await db()
    .update(dataExports)
    .set({ state: 'expired', bytes: null })
    .where(and(eq(dataExports.id, exportId), eq(dataExports.state, 'ready')))
}
