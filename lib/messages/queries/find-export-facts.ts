import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { dataExports } from '@/db/schema/exchanges'

/** Whoever asked for an export that is ready; null when they have left, or it is gone. */
export async function findExportFacts(structureId: string, exportId: string) {
  const [row] = await db()
    .select({ email: accounts.email, kind: dataExports.kind, clientFileId: dataExports.clientFileId })
    .from(dataExports)
    .innerJoin(accounts, eq(accounts.id, dataExports.requestedBy))
    .where(and(eq(dataExports.structureId, structureId), eq(dataExports.id, exportId), eq(dataExports.state, 'ready')))
  return row?.email ? { ...row, email: row.email } : null
}
