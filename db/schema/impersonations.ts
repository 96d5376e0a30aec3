import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant, oneOf } from '@/db/columns'
import { impersonationEnds } from '@/lib/impersonation/types'
import { accountSessions, accounts } from './accounts'
import { clientFiles } from './client-files'

/** Staff who see the portal as a member does, from one of their own sessions ([2.B1] [2.B3]). */
export const impersonations = pgTable(
  'impersonations',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    clientFileId: uuid('client_file_id').notNull(),
    /** Who of the staff, and their session. */
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => accountSessions.id, { onDelete: 'restrict' }),
    reason: text('reason').notNull(),
    startedAt: instant('started_at').notNull().default(sql`app_now()`),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    endedBy: text('ended_by', { enum: impersonationEnds }),
  },
  (table) => [
    oneOf('impersonations_ended_by', table.endedBy, impersonationEnds),
    check('impersonations_ended', sql`(${table.endedAt} is null) = (${table.endedBy} is null)`),
    check('impersonations_reason', sql`length(btrim(${table.reason})) > 0`),
    foreignKey({
      name: 'impersonations_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    // One at a time in a session. Serves too: who somebody is, on every personal page.
    uniqueIndex('impersonations_of_session').on(table.sessionId).where(sql`ended_at is null`),
    // Serves: 'Mon profil', when it happened.
    index('impersonations_of_file').on(table.clientFileId, table.startedAt),
  ],
)
