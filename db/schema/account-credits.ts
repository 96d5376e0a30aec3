import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, oneOf } from '@/db/columns'
import { accountCreditEntryKinds } from '@/lib/account-credits/types'
import { clientFiles } from './client-files'

/**
 * Money that a structure holds for a client file ('crédit sur le compte'): an append-only ledger whose sum a trigger keeps
 * at 0 or more.
 */
export const accountCreditEntries = pgTable(
  'account_credit_entries',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    clientFileId: uuid('client_file_id').notNull(),
    kind: text('kind', { enum: accountCreditEntryKinds }).notNull(),
    amountCents: integer('amount_cents').notNull(),
    /** The business reason, once: 'surplus:<transaction>', 'use:<order>', 'release:<order>'. */
    businessKey: text('business_key').notNull().unique('account_credit_entries_once'),
    reason: text('reason').notNull().default(''),
    actor: jsonb('actor').$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('account_credit_entries_kind', table.kind, accountCreditEntryKinds),
    check(
      'account_credit_entries_sign',
      sql`case when ${table.kind} in ('use', 'payout') then ${table.amountCents} < 0 else ${table.amountCents} > 0 end`,
    ),
    foreignKey({
      name: 'account_credit_entries_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    // Serves: the balance of a file.
    index('account_credit_entries_of_file').on(table.clientFileId),
  ],
)
