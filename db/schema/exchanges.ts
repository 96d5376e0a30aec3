import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytea, createdAt, id, instant, oneOf } from '@/db/columns'
import { exportKinds, exportStates } from '@/lib/exports/types'
import { importLineStates, importStates } from '@/lib/imports/types'
import { accounts } from './accounts'
import { clientFiles } from './client-files'
import { structures } from './structures'

/** A file of members, memberships and remaining credits that a school brings with it ([1.H10]). */
export const imports = pgTable(
  'imports',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    fileName: text('file_name').notNull(),
    /** SHA-256 of the file, in hexadecimal: the same one again is recognised. */
    sha256: text('sha256').notNull(),
    state: text('state', { enum: importStates }).notNull().default('previewed'),
    /** How many lines there are, and how many have been gone through: the progress shown. */
    lines: integer('lines').notNull(),
    linesDone: integer('lines_done').notNull().default(0),
    madeBy: uuid('made_by')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    unique('imports_scope').on(table.structureId, table.id),
    oneOf('imports_state', table.state, importStates),
    // Serves: the list of imports.
    index('imports_of_structure').on(table.structureId, table.createdAt),
  ],
)

export const importLines = pgTable(
  'import_lines',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    importId: uuid('import_id').notNull(),
    /** As the file counts them, its head being 1. */
    lineNumber: integer('line_number').notNull(),
    /** The cells by column, as they were written. */
    cells: jsonb('cells').$type<Record<string, string>>().notNull(),
    state: text('state', { enum: importLineStates }).notNull(),
    /** What is wrong, or doubtful: {column, problem}. */
    problems: jsonb('problems').$type<{ column: string; problem: string }[]>().notNull().default([]),
    /** What it made, for the way back. */
    made: jsonb('made').$type<Record<string, string>>(),
    clientFileId: uuid('client_file_id'),
  },
  (table) => [
    unique('import_lines_once').on(table.importId, table.lineNumber),
    oneOf('import_lines_state', table.state, importLineStates),
    foreignKey({
      name: 'import_lines_import',
      columns: [table.structureId, table.importId],
      foreignColumns: [imports.structureId, imports.id],
    }).onDelete('cascade'),
  ],
)

/** A zip made in the background, kept for a few days ([2.A7] [1.H10]). */
export const dataExports = pgTable(
  'data_exports',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    kind: text('kind', { enum: exportKinds }).notNull(),
    clientFileId: uuid('client_file_id'),
    requestedBy: uuid('requested_by')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    state: text('state', { enum: exportStates }).notNull().default('waiting'),
    /** 0 to 100. */
    progress: integer('progress').notNull().default(0),
    bytes: bytea('bytes'),
    byteCount: integer('byte_count'),
    createdAt: createdAt(),
    finishedAt: instant('finished_at'),
    expiresAt: instant('expires_at'),
  },
  (table) => [
    oneOf('data_exports_kind', table.kind, exportKinds),
    oneOf('data_exports_state', table.state, exportStates),
    check('data_exports_whose', sql`(${table.kind} = 'client') = (${table.clientFileId} is not null)`),
    check('data_exports_ready', sql`(${table.state} = 'ready') = (${table.bytes} is not null)`),
    check('data_exports_progress', sql`${table.progress} between 0 and 100`),
    foreignKey({
      name: 'data_exports_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    // Serves: 'Télécharger mes données', the office's exports.
    index('data_exports_of_structure').on(table.structureId, table.createdAt),
    index('data_exports_of_file').on(table.clientFileId, table.createdAt),
  ],
)
