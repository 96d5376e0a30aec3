import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, foreignKey, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from '@/db/columns'
import { consentChannels, consentSources, noteKinds } from '@/lib/client-files/types'
import { accounts } from './accounts'
import { clientFiles, learners } from './client-files'

/** What the holder agreed to or not, the newest row of a channel counts ([2.A8]). Append-only. */
export const consents = pgTable(
  'consents',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    clientFileId: uuid('client_file_id').notNull(),
    channel: text('channel', { enum: consentChannels }).notNull(),
    isGranted: boolean('is_granted').notNull(),
    source: text('source', { enum: consentSources }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('consents_channel', table.channel, consentChannels),
    oneOf('consents_source', table.source, consentSources),
    fileKey('consents_file', table),
    // Serves: the consents of a file and their history.
    index('consents_of_file').on(table.clientFileId, table.channel, table.createdAt),
    // Serves: who agrees to a channel, asked as a set (segments, recipients), from the index alone.
    index('consents_said').on(
      table.structureId,
      table.channel,
      table.clientFileId,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
      table.isGranted,
    ),
  ],
)

/** What the office notes on a file or on one of its learners; never shown to clients ([2.A9]). */
export const fileNotes = pgTable(
  'file_notes',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    clientFileId: uuid('client_file_id').notNull(),
    /** The learner that a teacher's note is about. */
    learnerId: uuid('learner_id'),
    kind: text('kind', { enum: noteKinds }).notNull(),
    body: text('body').notNull(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
    removedAt: instant('removed_at'),
    removedBy: uuid('removed_by').references(() => accounts.id, { onDelete: 'restrict' }),
  },
  (table) => [
    oneOf('file_notes_kind', table.kind, noteKinds),
    fileKey('file_notes_file', table),
    foreignKey({
      name: 'file_notes_learner',
      columns: [table.structureId, table.learnerId],
      foreignColumns: [learners.structureId, learners.id],
    }).onDelete('restrict'),
    // Serves: the page of a file.
    index('file_notes_of_file').on(table.clientFileId, table.createdAt),
    // Serves: the 'i' of rosters.
    index('file_notes_of_learner').on(table.learnerId).where(sql`removed_at is null`),
  ],
)

/** The file of a row, in its own structure. */
function fileKey(name: string, table: { structureId: AnyPgColumn; clientFileId: AnyPgColumn }) {
  return foreignKey({
    name,
    columns: [table.structureId, table.clientFileId],
    foreignColumns: [clientFiles.structureId, clientFiles.id],
  }).onDelete('restrict')
}
