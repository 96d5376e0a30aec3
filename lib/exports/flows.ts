import 'server-only'
import { writeCsv } from '@/lib/core/csv'
import { reportFailure } from '@/lib/core/report'
import { type Archive, openArchive } from '@/lib/services/zip'
import { writeExportNotice } from '@/papers/export-notice'
import { failExport, finishExport, noteProgress } from './commands/note-export'
import { findExportToMake } from './queries/find-exports'
import { readClientParts } from './queries/read-client'
import { countPapers, getStructureName, openTable, readFiles, readPapers } from './queries/read-structure'
import { computeProgress } from './rules'
import { type ExportScope, type StructureTable, structureTables } from './types'

/** Makes the zip that somebody asked for. Run again after a death it begins anew; one that is ready is left as it is ([2.A7]). */
export async function makeExport(exportId: string): Promise<'made' | 'nothing'> {
  const scope = await findExportToMake(exportId)
  if (!scope) return 'nothing'
  const archive = openArchive()
  archive.add(['LISEZ-MOI.txt'], writeExportNotice(scope.kind, await getStructureName(scope.structureId)))
  if (scope.clientFileId) await addClient(archive, scope.id, scope.clientFileId)
  else await addTables(archive, scope)
  await addPapers(archive, scope)
  await finishExport(scope, archive.finish())
  return 'made'
}

/** Tried enough: its page says that it failed, and the log why. */
export async function giveUpExport(exportId: string, error: unknown): Promise<string> {
  await failExport(exportId)
  return reportFailure(error, 'exports.make')
}

async function addClient(archive: Archive, exportId: string, clientFileId: string): Promise<void> {
  const { messages, ...parts } = await readClientParts(clientFileId)
  await noteProgress(exportId, 40)
  archive.add(
    ['donnees.json'],
    JSON.stringify({ ...parts, messages: messages.map(({ text: _text, ...one }) => one) }, null, 2),
  )
  for (const { created_at, subject, recipient, text } of messages) {
    const day = String(created_at).slice(0, 16).replace('T', ' ').replace(':', 'h')
    archive.add(['messages', `${day} ${subject}.txt`], `${recipient}\n${subject}\n\n${text}`)
  }
}

async function addTables(archive: Archive, { id, structureId }: ExportScope): Promise<void> {
  const tables = Object.entries(structureTables) as [StructureTable, string][]
  for (const [rank, [table, name]] of tables.entries()) {
    await noteProgress(id, computeProgress(rank, tables.length * 2))
    await archive.addPieces(['tables', `${name}.csv`], writePieces(structureId, table))
  }
  for await (const { kind, fileName, bytes } of readFiles(structureId)) archive.add(['fichiers', kind, fileName], bytes)
}

/** A table as a spreadsheet opens it, written page by page. */
async function* writePieces(structureId: string, table: StructureTable): AsyncGenerator<string> {
  const { head, pages } = await openTable(structureId, table)
  yield writeCsv(head, [])
  for await (const [first, ...rows] of pages) {
    // Without the mark that only begins a file.
    if (first)
      yield writeCsv(
        first.map((cell) => String(cell ?? '')),
        rows,
      ).slice(1)
  }
}

async function addPapers(archive: Archive, scope: ExportScope): Promise<void> {
  const papers = await countPapers(scope)
  let done = 0
  for await (const { kind, fileName, bytes } of readPapers(scope)) {
    archive.add(scope.clientFileId ? ['papiers', fileName] : ['papiers', kind, fileName], bytes)
    done += 1
    if (done % 25 === 0) await noteProgress(scope.id, 50 + Math.floor(computeProgress(done, papers) / 2))
  }
}
