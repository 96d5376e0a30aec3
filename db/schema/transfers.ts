import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, oneOf } from '@/db/columns'
import { statementFormats, transactionStatuses } from '@/lib/transfers/types'
import { orders } from './orders'
import { structures } from './structures'

/** A statement of the bank that staff imported; the same file twice is the same row ([6.R9]). */
export const bankStatements = pgTable(
  'bank_statements',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    format: text('format', { enum: statementFormats }).notNull(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    importedBy: uuid('imported_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('bank_statements_scope').on(table.structureId, table.id),
    unique('bank_statements_once').on(table.structureId, table.sha256),
    oneOf('bank_statements_format', table.format, statementFormats),
  ],
)

/** A line of a statement: money that came in, once, however many files tell of it. */
export const bankTransactions = pgTable(
  'bank_transactions',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    statementId: uuid('statement_id').notNull(),
    /** The bank's own reference, or a fingerprint of the line where the bank gives none. */
    fingerprint: text('fingerprint').notNull(),
    bookedOn: date('booked_on').notNull(),
    amountCents: integer('amount_cents').notNull(),
    currency: text('currency').notNull(),
    payerName: text('payer_name').notNull().default(''),
    payerIban: text('payer_iban').notNull().default(''),
    remittance: text('remittance').notNull().default(''),
    status: text('status', { enum: transactionStatuses }).notNull().default('unmatched'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('bank_transactions_scope').on(table.structureId, table.id),
    unique('bank_transactions_once').on(table.structureId, table.fingerprint),
    oneOf('bank_transactions_status', table.status, transactionStatuses),
    foreignKey({
      name: 'bank_transactions_statement',
      columns: [table.structureId, table.statementId],
      foreignColumns: [bankStatements.structureId, bankStatements.id],
    }).onDelete('restrict'),
    // Serves: what waits for a person.
    index('bank_transactions_unmatched').on(table.structureId, table.bookedOn).where(sql`status = 'unmatched'`),
  ],
)

/** How much of a transaction went to which order: one transfer may pay several, several may pay one. */
export const bankAllocations = pgTable(
  'bank_allocations',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    transactionId: uuid('transaction_id').notNull(),
    orderId: uuid('order_id').notNull(),
    amountCents: integer('amount_cents').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('bank_allocations_once').on(table.transactionId, table.orderId),
    check('bank_allocations_amount', sql`${table.amountCents} > 0`),
    foreignKey({
      name: 'bank_allocations_transaction',
      columns: [table.structureId, table.transactionId],
      foreignColumns: [bankTransactions.structureId, bankTransactions.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'bank_allocations_order',
      columns: [table.structureId, table.orderId],
      foreignColumns: [orders.structureId, orders.id],
    }).onDelete('restrict'),
    index('bank_allocations_of_order').on(table.orderId),
  ],
)
