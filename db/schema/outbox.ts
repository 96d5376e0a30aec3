import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from '@/db/columns'
import { structures } from './structures'

/** Events that commands told, in their own transactions. The drain hands them to the job engine, once each. */
export const outboxEvents = pgTable(
  'outbox_events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    topic: text('topic').notNull(),
    key: text('key').notNull().unique('outbox_events_once'),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    dispatchedAt: instant('dispatched_at'),
    createdAt: createdAt(),
  },
  // Serves: the drain.
  (table) => [index('outbox_events_waiting').on(table.id).where(sql`dispatched_at is null`)],
)
