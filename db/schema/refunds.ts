import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from '@/db/columns'
import { paymentMeans } from '@/lib/orders/types'
import { disputeStatuses, refundReasons, refundStatuses } from '@/lib/refunds/types'
import { orderLines, orders } from './orders'
import { payments } from './payments'
import { structures } from './structures'

/** Money given back for an order, whole or by line, through the means that brought it ([1.D10]). */
export const refunds = pgTable(
  'refunds',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    orderId: uuid('order_id').notNull(),
    reason: text('reason', { enum: refundReasons }).notNull(),
    /** The words of whoever decided it. */
    note: text('note').notNull().default(''),
    /** One decision, however many clicks: made by the page that shows the preview. */
    requestKey: uuid('request_key').notNull().unique('refunds_once'),
    amountCents: integer('amount_cents').notNull(),
    status: text('status', { enum: refundStatuses }).notNull().default('requested'),
    actor: jsonb('actor').$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    unique('refunds_scope').on(table.structureId, table.id),
    oneOf('refunds_reason', table.reason, refundReasons),
    oneOf('refunds_status', table.status, refundStatuses),
    check('refunds_amount', sql`${table.amountCents} >= 0`),
    foreignKey({
      name: 'refunds_order',
      columns: [table.structureId, table.orderId],
      foreignColumns: [orders.structureId, orders.id],
    }).onDelete('restrict'),
    index('refunds_of_order').on(table.orderId),
    // Serves: the sweep of refunds that a death interrupted.
    index('refunds_open').on(table.createdAt).where(sql`status in ('requested', 'processing')`),
  ],
)

/** What a refund gives back on each line and what it takes back, written once. */
export const refundLines = pgTable(
  'refund_lines',
  {
    refundId: uuid('refund_id')
      .notNull()
      .references(() => refunds.id, { onDelete: 'restrict' }),
    orderLineId: uuid('order_line_id')
      .notNull()
      .references(() => orderLines.id, { onDelete: 'restrict' }),
    amountCents: integer('amount_cents').notNull(),
    creditsRevoked: integer('credits_revoked').notNull().default(0),
    /** Kept for lessons taken or no longer cancellable ([6.L6]). */
    retainedCents: integer('retained_cents').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.refundId, table.orderLineId] }),
    check(
      'refund_lines_amounts',
      sql`${table.amountCents} >= 0 and ${table.retainedCents} >= 0 and ${table.creditsRevoked} >= 0`,
    ),
    index('refund_lines_of_line').on(table.orderLineId),
  ],
)

/** How a refund's money goes back: a part for each payment that brought it. */
export const refundParts = pgTable(
  'refund_parts',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    refundId: uuid('refund_id').notNull(),
    paymentId: uuid('payment_id').notNull(),
    means: text('means', { enum: paymentMeans }).notNull(),
    amountCents: integer('amount_cents').notNull(),
    status: text('status', { enum: refundStatuses }).notNull().default('requested'),
    /** The provider's refund; its idempotency key is this row's id. */
    providerId: text('provider_id').unique('refund_parts_provider'),
    updatedAt: instant('updated_at').notNull().default(sql`app_now()`),
  },
  (table) => [
    unique('refund_parts_once').on(table.refundId, table.paymentId),
    oneOf('refund_parts_status', table.status, refundStatuses),
    oneOf('refund_parts_means', table.means, paymentMeans),
    check('refund_parts_amount', sql`${table.amountCents} > 0`),
    foreignKey({
      name: 'refund_parts_refund',
      columns: [table.structureId, table.refundId],
      foreignColumns: [refunds.structureId, refunds.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'refund_parts_payment',
      columns: [table.structureId, table.paymentId],
      foreignColumns: [payments.structureId, payments.id],
    }).onDelete('restrict'),
    index('refund_parts_of_payment').on(table.paymentId),
  ],
)

/** A cardholder who contests a payment at their bank: the provider's word, kept once ([6.R9]). */
export const disputes = pgTable(
  'disputes',
  {
    /** The provider's own id. */
    id: text('id').primaryKey(),
    structureId: uuid('structure_id').notNull(),
    paymentId: uuid('payment_id').notNull(),
    amountCents: integer('amount_cents').notNull(),
    status: text('status', { enum: disputeStatuses }).notNull(),
    openedAt: instant('opened_at').notNull().default(sql`app_now()`),
    closedAt: instant('closed_at'),
  },
  (table) => [
    oneOf('disputes_status', table.status, disputeStatuses),
    check('disputes_closed', sql`(${table.status} = 'open') = (${table.closedAt} is null)`),
    foreignKey({
      name: 'disputes_payment',
      columns: [table.structureId, table.paymentId],
      foreignColumns: [payments.structureId, payments.id],
    }).onDelete('restrict'),
  ],
)

/** 'Renoncer au contrat ici': what was asked, when, from where ([6.L2]). */
export const withdrawals = pgTable('withdrawals', {
  id: id(),
  structureId: uuid('structure_id').notNull(),
  orderLineId: uuid('order_line_id')
    .notNull()
    .unique('withdrawals_line')
    .references(() => orderLines.id, { onDelete: 'restrict' }),
  refundId: uuid('refund_id')
    .notNull()
    .references(() => refunds.id, { onDelete: 'restrict' }),
  accountId: uuid('account_id').notNull(),
  ipAddress: text('ip_address').notNull(),
  userAgent: text('user_agent').notNull(),
  createdAt: createdAt(),
})
