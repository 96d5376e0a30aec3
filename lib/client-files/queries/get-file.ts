import 'server-only'
import { and, eq, getTableColumns, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import type { Staff } from '@/lib/core/actor'

const {
  searchText: _index,
  mergedIntoId: _merged,
  resemblesFileId: _like,
  ...fileColumns
} = getTableColumns(clientFiles)
const kept = alias(clientFiles, 'kept')

const headColumns = {
  ...fileColumns,
  /** The login of the file; null without one ([2.A12]). */
  login: { email: accounts.email, status: accounts.status },
  /** The file that has everything of a merged one ([2.A4]). */
  mergedInto: { id: kept.id, number: kept.number },
}

async function findHead({ structureId }: Staff, which: SQL) {
  const [row] = await db()
    .select(headColumns)
    .from(clientFiles)
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .leftJoin(kept, eq(kept.id, clientFiles.mergedIntoId))
    .where(and(eq(clientFiles.structureId, structureId), which))
  return row ?? null
}

/** What every panel of a file's page starts from ([2.A2]): who it is, how it stands, its login. */
export type FileHead = NonNullable<Awaited<ReturnType<typeof findHead>>>

/** A file of the structure by its number, whatever its state; another structure's doesn't exist ([6.S1]). */
export const findFile = (actor: Staff, number: number): Promise<FileHead | null> =>
  findHead(actor, eq(clientFiles.number, number))
