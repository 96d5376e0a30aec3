import { boolean, jsonb, pgView, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** Entries with what they say, for those who read them. */
export const auditJournal = pgView('audit_journal', {
  id: uuid('id').notNull(),
  structureId: uuid('structure_id').notNull(),
  actorKind: text('actor_kind').notNull(),
  actor: jsonb('actor').$type<Record<string, unknown>>().notNull(),
  operation: text('operation').notNull(),
  subjectKind: text('subject_kind').notNull(),
  subjectId: text('subject_id').notNull(),
  clientFileId: uuid('client_file_id'),
  createdAt: instant('created_at').notNull(),
  before: jsonb('before').$type<Record<string, unknown>>(),
  after: jsonb('after').$type<Record<string, unknown>>(),
  reason: text('reason'),
  /** What it said was erased with the person it was about. */
  isErased: boolean('is_erased').notNull(),
}).existing()
