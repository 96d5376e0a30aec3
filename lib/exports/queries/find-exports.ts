import 'server-only'
import { and, desc, eq, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { dataExports } from '@/db/schema/exchanges'
import type { Member, Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { isId } from '@/lib/core/ids'
import { isDownloadable } from '../rules'
import type { ExportRow, ExportScope } from '../types'

const columns = {
  id: dataExports.id,
  kind: dataExports.kind,
  state: dataExports.state,
  progress: dataExports.progress,
  byteCount: dataExports.byteCount,
  createdAt: dataExports.createdAt,
  expiresAt: dataExports.expiresAt,
}

/** A member's own copies, or the whole of their structure for whoever may take it away; one login sees only what it asked for. */
const ownedBy = (actor: Member | Staff): SQL | undefined =>
  actor.kind === 'member'
    ? and(eq(dataExports.clientFileId, actor.clientFileId), eq(dataExports.requestedBy, actor.accountId))
    : and(eq(dataExports.structureId, actor.structureId), eq(dataExports.kind, 'structure'))

/** The exports that somebody asked for, the newest first. */
export const listExports = (actor: Member | Staff, executor: Executor = db()): Promise<ExportRow[]> =>
  executor.select(columns).from(dataExports).where(ownedBy(actor)).orderBy(desc(dataExports.createdAt)).limit(10)

/** A zip that somebody may download now; null for anybody else, before it is ready, and after its days ([6.S7]). */
export async function findDownload(actor: Member | Staff, exportId: string) {
  if (!isId(exportId)) return null
  const [row] = await db()
    .select({ ...columns, bytes: dataExports.bytes })
    .from(dataExports)
    .where(and(eq(dataExports.id, exportId), ownedBy(actor)))
  if (!row?.bytes || !isDownloadable(row.state, row.expiresAt, await clock())) return null
  return { createdAt: row.createdAt, bytes: row.bytes }
}

/** What is to be made; null when it is made, failed or gone. */
export async function findExportToMake(exportId: string): Promise<ExportScope | null> {
  const [row] = await db()
    .select({
      id: dataExports.id,
      structureId: dataExports.structureId,
      kind: dataExports.kind,
      clientFileId: dataExports.clientFileId,
    })
    .from(dataExports)
    .where(and(eq(dataExports.id, exportId), inArray(dataExports.state, ['waiting', 'running'])))
  return row ?? null
}

/** Zips whose days are over, and exports that never came to an end. */
export async function listSpentExports(): Promise<string[]> {
  const rows = await db()
    .select({ id: dataExports.id })
    .from(dataExports)
    .where(
      or(
        and(eq(dataExports.state, 'ready'), lt(dataExports.expiresAt, sql`app_now()`)),
        and(
          inArray(dataExports.state, ['waiting', 'running']),
          isNull(dataExports.finishedAt),
          lt(dataExports.createdAt, sql`app_now() - interval '1 day'`),
        ),
      ),
    )
  return rows.map(({ id }) => id)
}
