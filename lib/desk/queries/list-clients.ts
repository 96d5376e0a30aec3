import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { fileRowColumns } from '@/lib/client-files/queries/file-columns'
import { searchFiles } from '@/lib/client-files/queries/search-files'
import type { FileRow } from '@/lib/client-files/types'
import type { Staff } from '@/lib/core/actor'

/** Somebody whom the desk may sell to: a file that is neither deactivated nor merged. */
export type DeskClient = FileRow

/** The active files of the structure that a search finds, the likeliest first ([2.A1]). */
export async function searchClients(actor: Staff, search: string): Promise<DeskClient[]> {
  return (await searchFiles(actor, search)).filter(({ status }) => status === 'active')
}

/** An active file of the structure by its number; another structure's doesn't exist. */
export async function findClient({ structureId }: Staff, number: number): Promise<DeskClient | null> {
  const [row] = await db()
    .select(fileRowColumns)
    .from(clientFiles)
    .where(
      and(eq(clientFiles.structureId, structureId), eq(clientFiles.number, number), eq(clientFiles.status, 'active')),
    )
  return row ?? null
}
