import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import * as schema from '@/db/schema'
import { checkExport, computeExportEnd, computeProgress, isDownloadable } from '@/lib/exports/rules'
import { clientTables, keptBack, keptFromClients, structureTables } from '@/lib/exports/types'
import { entryName, openArchive } from '@/lib/services/zip'

test('[2.A7] one copy at a time, kept seven days to the second', () => {
  expect(checkExport(['ready', 'failed', 'expired'])).toEqual({ ok: true })
  expect(checkExport(['waiting'])).toMatchObject({ refusal: 'export_running' })
  const end = computeExportEnd(new Date('2026-01-01T10:00:00Z'))
  expect(end).toEqual(new Date('2026-01-08T10:00:00Z'))
  expect(isDownloadable('ready', end, new Date(end.getTime() - 1))).toBe(true)
  expect(isDownloadable('ready', end, end)).toBe(false)
  expect(isDownloadable('running', null, end)).toBe(false)
  expect([computeProgress(0, 4), computeProgress(1, 4), computeProgress(4, 4), computeProgress(0, 0)]).toEqual([
    0, 25, 99, 99,
  ])
})

test('[6.S7] a name in a zip stays in its folder, and the same one twice is two files', () => {
  expect(entryName('../../etc/passwd')).toBe('etc passwd')
  expect(entryName('Facture : n° 3/4.pdf')).toBe('Facture n° 3 4.pdf')
  expect(entryName('...')).toBe('sans nom')
  const archive = openArchive()
  archive.add(['papiers', 'a.txt'], 'un')
  archive.add(['papiers', 'A.txt'], 'deux')
  const files = unzipSync(archive.finish())
  expect(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([
    ['papiers/a.txt', 'un'],
    ['papiers/A (2).txt', 'deux'],
  ])
})

describe('[1.H10] [2.A7] no table is forgotten', () => {
  const tables = Object.values(schema).flatMap((value) =>
    is(value, PgTable) ? [getTableConfig(value as PgTable)] : [],
  )
  const sorted = (names: Iterable<string>) => [...new Set(names)].sort()

  test('each is in a structure’s export, or says why not; never both', () => {
    expect(sorted([...Object.keys(structureTables), ...Object.keys(keptBack)])).toEqual(
      sorted(tables.map(({ name }) => name)),
    )
    expect(Object.keys(keptBack).filter((name) => name in structureTables)).toEqual([])
    expect(new Set(Object.values(structureTables)).size).toBe(Object.keys(structureTables).length)
  })

  test('each that says whose file a row is of is given to its holder, or says why not', () => {
    const given: readonly string[] = Object.values(clientTables)
    const ofFiles = tables.filter(({ columns }) => columns.some(({ name }) => name === 'client_file_id'))
    const forgotten = ofFiles
      .map(({ name }) => name)
      .filter((name) => !given.includes(name) && !(name in keptFromClients))
    expect(forgotten).toEqual([])
    expect(Object.keys(keptFromClients).filter((name) => given.includes(name))).toEqual([])
  })
})
