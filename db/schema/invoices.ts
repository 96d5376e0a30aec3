import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, oneOf } from '@/db/columns'
import { invoiceKinds } from '@/lib/invoices/types'
import { orders } from './orders'
import { structures } from './structures'

/**
 * Invoices and credit notes: written once, numbered without a gap by structure, kind and year ([0.I5] [6.R10]). What the
 * paper says is frozen with it; an error is corrected by a credit note.
 */
export const invoices = pgTable(
  'invoices',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    kind: text('kind', { enum: invoiceKinds }).notNull(),
    year: integer('year').notNull(),
    number: integer('number').notNull(),
    orderId: uuid('order_id').notNull(),
    clientFileId: uuid('client_file_id').notNull(),
    /** The invoice that a credit note corrects. */
    correctsId: uuid('corrects_id'),
    /** What it is the paper of, once: 'order:<id>', 'refund:<id>'. */
    businessKey: text('business_key').notNull().unique('invoices_once'),
    issuedOn: date('issued_on').notNull(),
    /** Positive for an invoice, negative for a credit note. */
    totalCents: integer('total_cents').notNull(),
    currency: text('currency').notNull(),
    /** Seller, buyer, lines, mentions, as they were on that day. */
    content: jsonb('content').$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('invoices_number').on(table.structureId, table.kind, table.year, table.number),
    unique('invoices_scope').on(table.structureId, table.id),
    oneOf('invoices_kind', table.kind, invoiceKinds),
    check(
      'invoices_sign',
      sql`case when ${table.kind} = 'invoice' then ${table.totalCents} >= 0 else ${table.totalCents} <= 0 end`,
    ),
    check('invoices_correction', sql`(${table.kind} = 'credit_note') = (${table.correctsId} is not null)`),
    check('invoices_year', sql`${table.year} = extract(year from ${table.issuedOn})`),
    foreignKey({
      name: 'invoices_order',
      columns: [table.structureId, table.orderId],
      foreignColumns: [orders.structureId, orders.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'invoices_correction_of',
      columns: [table.structureId, table.correctsId],
      foreignColumns: [table.structureId, table.id],
    }).onDelete('restrict'),
    // Serves: the papers of an order.
    index('invoices_of_order').on(table.orderId),
  ],
)

/** The last number given: its row is locked last in the transaction, and a rollback gives the number back. */
export const invoiceCounters = pgTable(
  'invoice_counters',
  {
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    kind: text('kind', { enum: invoiceKinds }).notNull(),
    year: integer('year').notNull(),
    value: integer('value').notNull().default(0),
    /** Dates follow numbers: no invoice is dated before the one with the number before it. */
    lastIssuedOn: date('last_issued_on').notNull(),
  },
  (table) => [primaryKey({ columns: [table.structureId, table.kind, table.year] })],
)
