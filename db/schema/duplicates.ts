import { sql } from 'drizzle-orm'
import { check, foreignKey, index, jsonb, pgTable, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from '@/db/columns'
import { accounts } from './accounts'
import { clientFiles } from './client-files'

/** Two files that staff said are of two people: not shown as likely duplicates again ([2.A4]). */
export const duplicateDismissals = pgTable(
  'duplicate_dismissals',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    /** The lower id of the two. */
    fileId: uuid('file_id').notNull(),
    otherFileId: uuid('other_file_id').notNull(),
    dismissedBy: uuid('dismissed_by')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
  },
  (table) => [
    unique('duplicate_dismissals_once').on(table.fileId, table.otherFileId),
    check('duplicate_dismissals_order', sql`${table.fileId} < ${table.otherFileId}`),
    foreignKey({
      name: 'duplicate_dismissals_file',
      columns: [table.structureId, table.fileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'duplicate_dismissals_other',
      columns: [table.structureId, table.otherFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('cascade'),
  ],
)

/** A merge, with all that is needed to undo it ([2.A4]). */
export const fileMergers = pgTable(
  'file_mergers',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    keptFileId: uuid('kept_file_id').notNull(),
    mergedFileId: uuid('merged_file_id').notNull(),
    /** What moved: ids of rows by table, for the file and for each learner that was joined. */
    moved: jsonb('moved').$type<Record<string, unknown>>().notNull(),
    /** Both files and guardianships as they were. */
    before: jsonb('before').$type<Record<string, unknown>>().notNull(),
    madeBy: uuid('made_by')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
    undoneAt: instant('undone_at'),
    undoneBy: uuid('undone_by').references(() => accounts.id, { onDelete: 'restrict' }),
  },
  (table) => [
    check('file_mergers_two', sql`${table.keptFileId} <> ${table.mergedFileId}`),
    foreignKey({
      name: 'file_mergers_kept',
      columns: [table.structureId, table.keptFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'file_mergers_merged',
      columns: [table.structureId, table.mergedFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    // A file is merged into one other at a time.
    uniqueIndex('file_mergers_once').on(table.mergedFileId).where(sql`undone_at is null`),
    // Serves: what can still be undone, on the page of a file.
    index('file_mergers_of_file').on(table.keptFileId, table.createdAt),
  ],
)
