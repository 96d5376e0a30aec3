import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from '@/db/columns'
import { structures } from './structures'

/** Who, when, what, before, after, on whose behalf ([0.I9]). Append-only. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    actorKind: text('actor_kind').notNull(),
    actor: jsonb('actor').$type<Record<string, unknown>>().notNull(),
    operation: text('operation').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    clientFileId: uuid('client_file_id'),
    before: jsonb('before').$type<Record<string, unknown>>(),
    after: jsonb('after').$type<Record<string, unknown>>(),
    reason: text('reason'),
    createdAt: createdAt(),
  },
  // Serves: the journal of a file.
  (table) => [index('audit_entries_file').on(table.clientFileId, table.createdAt)],
)
