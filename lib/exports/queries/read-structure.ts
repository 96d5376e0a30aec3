import 'server-only'
import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { documentContents, documents } from '@/db/schema/documents'
import { structures } from '@/db/schema/structures'
import type { Cell } from '@/lib/core/csv'
import type { ExportScope, StructureTable } from '../types'

const pageSize = 2_000
const hidden = new Set(['structure_id', 'search_text', 'card_customer_id', 'card_method_id', 'html'])

/** The columns of a table, in its own order, but for our own keys and what can be made again. */
export async function listColumns(table: StructureTable): Promise<string[]> {
  const rows = await db().execute<{ column_name: string }>(
    sql`select column_name from information_schema.columns where table_schema = 'public' and table_name = ${table} order by ordinal_position`,
  )
  return [...rows].map((row) => row.column_name).filter((name) => !hidden.has(name))
}

/** The rows of a table of a structure, page by page, so that no table is ever whole in memory. */
export async function* readTable(
  structureId: string,
  table: StructureTable,
  columns: readonly string[],
): AsyncGenerator<Cell[][]> {
  const cells = sql.join(
    columns.map((name) => sql`${sql.identifier(name)}::text`),
    sql`, `,
  )
  let after: SQL = sql`true`
  for (;;) {
    const rows = await db().execute<{ id: string; cells: (string | null)[] }>(
      sql`select id, array[${cells}] as cells from ${sql.identifier(table)} where structure_id = ${structureId} and ${after} order by id limit ${pageSize}`,
    )
    if (rows.length > 0) yield [...rows].map((row) => row.cells)
    if (rows.length < pageSize) return
    after = sql`id > ${[...rows].at(-1)!.id}`
  }
}

export type ExportedPaper = { kind: string; fileName: string; bytes: Uint8Array }

/** The stored files of a file, or of a structure, one at a time. */
export async function* readPapers({
  structureId,
  clientFileId,
}: Pick<ExportScope, 'structureId' | 'clientFileId'>): AsyncGenerator<ExportedPaper> {
  const scope = and(
    eq(documents.structureId, structureId),
    clientFileId ? eq(documents.clientFileId, clientFileId) : undefined,
  )
  let last: string | null = null
  for (;;) {
    const [paper]: (ExportedPaper & { id: string })[] = await db()
      .select({
        id: documents.id,
        kind: documents.kind,
        fileName: documents.fileName,
        bytes: documentContents.bytes,
      })
      .from(documents)
      .innerJoin(documentContents, eq(documentContents.documentId, documents.id))
      .where(and(scope, last ? gt(documents.id, last) : undefined))
      .orderBy(asc(documents.id))
      .limit(1)
    if (!paper) return
    yield paper
    last = paper.id
  }
}

export const countPapers = ({ structureId, clientFileId }: Pick<ExportScope, 'structureId' | 'clientFileId'>) =>
  db().$count(
    documents,
    and(eq(documents.structureId, structureId), clientFileId ? eq(documents.clientFileId, clientFileId) : undefined),
  )

/** The name of a structure, for the notice of its zip. */
export async function getStructureName(structureId: string): Promise<string> {
  const [row] = await db().select({ name: structures.name }).from(structures).where(eq(structures.id, structureId))
  return row!.name
}
