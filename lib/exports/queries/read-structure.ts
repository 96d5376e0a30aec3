import 'server-only'
import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { documentContents, documents } from '@/db/schema/documents'
import { structures } from '@/db/schema/structures'
import type { Cell } from '@/lib/core/csv'
import type { ExportScope, StructureTable } from '../types'

const pageSize = 2_000
/** Our own keys, what can be made again, secrets, and bytes, which are files of their own. */
const hidden = new Set([
  ...[
    'structure_id',
    'search_text',
    'card_customer_id',
    'card_method_id',
    'html',
    'bytes',
    'salt',
    'token',
    'form_key',
  ],
  ...['session_id_hash', 'unsubscribe_url', 'logo_id'],
])

const ofParent = (table: string, column: string, parent: StructureTable) => (structureId: string) =>
  sql`${sql.identifier(table)}.${sql.identifier(column)} in (select id from ${sql.identifier(parent)} where structure_id = ${structureId})`

/** Which rows are a structure's, of the tables that don't say it of themselves. */
const scopes: Partial<Record<StructureTable, (structureId: string) => SQL>> = {
  structures: (structureId) => sql`id = ${structureId}`,
  offer_courses: ofParent('offer_courses', 'offer_id', 'offers'),
  offer_teachers: ofParent('offer_teachers', 'offer_id', 'offers'),
  availability_rooms: ofParent('availability_rooms', 'availability_id', 'teacher_availabilities'),
  waiting_entry_learners: ofParent('waiting_entry_learners', 'entry_id', 'waiting_entries'),
  refund_lines: ofParent('refund_lines', 'refund_id', 'refunds'),
  message_events: ofParent('message_events', 'message_id', 'messages'),
  mailing_authors: ofParent('mailing_authors', 'mailing_id', 'mailings'),
  audit_payloads: ofParent('audit_payloads', 'entry_id', 'audit_entries'),
}

/** What a row is read with besides: the address that a colleague logs in with. */
const additions: Partial<Record<StructureTable, { name: string; cell: SQL }>> = {
  staff_members: {
    name: 'email',
    cell: sql`(select login.email from accounts login where login.id = staff_members.account_id)`,
  },
}

/** The columns of a table, in its own order, but for those that nobody takes away. */
async function listColumns(table: StructureTable): Promise<string[]> {
  const rows = await db().execute<{ column_name: string }>(
    sql`select column_name from information_schema.columns where table_schema = 'public' and table_name = ${table} order by ordinal_position`,
  )
  return [...rows].map((row) => row.column_name).filter((name) => !hidden.has(name))
}

/** A table of a structure: its head, and its rows page by page, so that no table is ever whole in memory. */
export async function openTable(
  structureId: string,
  table: StructureTable,
): Promise<{ head: string[]; pages: AsyncGenerator<Cell[][]> }> {
  const columns = await listColumns(table)
  const added = additions[table]
  const cells = [...columns.map((name) => sql.identifier(name) as unknown as SQL), ...(added ? [added.cell] : [])]
  const rows = { from: sql`${sql.identifier(table)}`, where: scopes[table]?.(structureId) ?? ofStructure(structureId) }
  const list = sql.join(
    cells.map((cell) => sql`${cell}::text`),
    sql`, `,
  )
  // By id where there is one; the few tables without are short, and read from where the last page ended.
  const pages = columns.includes('id') ? readById(rows, list) : readByRank(rows, list)
  return { head: [...columns, ...(added ? [added.name] : [])], pages }
}

const ofStructure = (structureId: string): SQL => sql`structure_id = ${structureId}`

type Rows = { from: SQL; where: SQL }
type Page = { id: string; cells: (string | null)[] }

async function* readById({ from, where }: Rows, cells: SQL): AsyncGenerator<Cell[][]> {
  let after: SQL = sql`true`
  for (;;) {
    const page = [
      ...(await db().execute<Page>(
        sql`select id, array[${cells}] as cells from ${from} where ${where} and ${after} order by id limit ${pageSize}`,
      )),
    ]
    if (page.length > 0) yield page.map((row) => row.cells)
    if (page.length < pageSize) return
    after = sql`id > ${page.at(-1)!.id}`
  }
}

async function* readByRank({ from, where }: Rows, cells: SQL): AsyncGenerator<Cell[][]> {
  for (let rank = 0; ; rank += pageSize) {
    const page = [
      ...(await db().execute<Page>(
        sql`select array[${cells}] as cells from ${from} where ${where} order by 1 offset ${rank} limit ${pageSize}`,
      )),
    ]
    if (page.length > 0) yield page.map((row) => row.cells)
    if (page.length < pageSize) return
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

const extension = sql`'.' || replace(split_part(media_type, '/', 2), 'jpeg', 'jpg')`

/** The other files of a structure, one at a time: pictures of its site, and what it sent with its mailings. */
export async function* readFiles(structureId: string): AsyncGenerator<ExportedPaper> {
  const lists = [
    sql`select 'images' as kind, id::text || ${extension} as "fileName", bytes from site_pictures p where structure_id = ${structureId}`,
    sql`select 'envois' as kind, file_name as "fileName", bytes from mailing_files f join mailing_file_contents c on c.file_id = f.id where f.structure_id = ${structureId}`,
  ]
  for (const list of lists)
    for (let rank = 0; ; rank += 1) {
      const [file] = await db().execute<ExportedPaper>(sql`${list} order by 2 offset ${rank} limit 1`)
      if (!file) break
      yield file
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
