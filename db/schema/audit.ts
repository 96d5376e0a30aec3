import { sql } from 'drizzle-orm'
import { bigint, bigserial, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from '@/db/columns'
import { structures } from './structures'

/**
 * Who did what to which thing, and when, on whose behalf ([0.I9]). Append-only, and sealed in a chain of batches; before,
 * after and reason are apart, since erasing somebody empties them ([2.F2] [6.S10]).
 */
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
    /** SHA-256 of the payload's salt and body, in hexadecimal: proves what it said without keeping it. */
    payloadHash: text('payload_hash').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    // Serves: the journal of a file.
    index('audit_entries_file').on(table.clientFileId, table.createdAt),
    // Serves: the journal of a structure, by day and by operation.
    index('audit_entries_structure').on(table.structureId, table.createdAt),
    index('audit_entries_operation').on(table.structureId, table.operation, table.createdAt),
  ],
)

/** What an entry says: {before, after, reason} as text, hashed with its salt. Only erasure takes one away. */
export const auditPayloads = pgTable('audit_payloads', {
  entryId: uuid('entry_id')
    .primaryKey()
    .references(() => auditEntries.id, { onDelete: 'restrict' }),
  salt: text('salt').notNull(),
  body: text('body').notNull(),
})

/** A batch of entries, chained to the one before by its hash ([6.S10]). */
export const auditSeals = pgTable('audit_seals', {
  number: bigserial('number', { mode: 'number' }).primaryKey(),
  entries: integer('entries').notNull(),
  previousHash: text('previous_hash').notNull().unique('audit_seals_chain'),
  hash: text('hash').notNull().unique('audit_seals_hash'),
  createdAt: instant('created_at').notNull().default(sql`app_now()`),
})

/** Which batch an entry is in, and its place there. */
export const auditSealedEntries = pgTable(
  'audit_sealed_entries',
  {
    entryId: uuid('entry_id')
      .primaryKey()
      .references(() => auditEntries.id, { onDelete: 'restrict' }),
    sealNumber: bigint('seal_number', { mode: 'number' })
      .notNull()
      .references(() => auditSeals.number, { onDelete: 'restrict' }),
    position: integer('position').notNull(),
  },
  (table) => [unique('audit_sealed_entries_place').on(table.sealNumber, table.position)],
)
