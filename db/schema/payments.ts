import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from '@/db/columns'
import { paymentMeans } from '@/lib/orders/types'
import { paymentStatuses } from '@/lib/payments/types'
import { orders } from './orders'
import { structures } from './structures'
import { writeOffs } from './write-offs'

/** Money expected or received for an order. One row an instalment; the card's first row exists before its intent. */
export const payments = pgTable(
  'payments',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    orderId: uuid('order_id').notNull(),
    means: text('means', { enum: paymentMeans }).notNull(),
    instalment: integer('instalment').notNull().default(1),
    amountCents: integer('amount_cents').notNull(),
    status: text('status', { enum: paymentStatuses }).notNull().default('expected'),
    dueOn: date('due_on'),
    /** The provider's intent; its idempotency key is this row's id. */
    intentId: text('intent_id').unique('payments_intent'),
    /** What the provider said of the last attempt: a code of ours, never its own text. */
    lastFailure: text('last_failure'),
    receivedAt: instant('received_at'),
    /** The bounced cheque or failed instalment that this one makes good ([1.D12]). */
    replacesId: uuid('replaces_id')
      .unique('payments_replacement')
      .references((): AnyPgColumn => payments.id, { onDelete: 'restrict' }),
    /** A later instalment by card that failed keeps what was bought until then ([1.D11]). */
    graceUntil: date('grace_until'),
    /** What the person at the desk wrote down: number of a voucher, reference of a transfer ([1.H8]). */
    reference: text('reference').notNull().default(''),
    /** What gave it up; it stays once that is undone, and only the status goes back ([6.S5]). */
    writeOffId: uuid('write_off_id').references(() => writeOffs.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(sql`app_now()`),
  },
  (table) => [
    unique('payments_instalment').on(table.orderId, table.instalment),
    oneOf('payments_means', table.means, paymentMeans),
    oneOf('payments_status', table.status, paymentStatuses),
    check('payments_amount', sql`${table.amountCents} >= 0`),
    check(
      'payments_received',
      sql`${table.status} = 'written_off' or (${table.status} in ('received', 'succeeded', 'bounced')) = (${table.receivedAt} is not null)`,
    ),
    check('payments_written_off', sql`${table.status} <> 'written_off' or ${table.writeOffId} is not null`),
    // Serves: what a write-off gave up.
    index('payments_of_write_off').on(table.writeOffId).where(sql`write_off_id is not null`),
    unique('payments_scope').on(table.structureId, table.id),
    foreignKey({
      name: 'payments_order',
      columns: [table.structureId, table.orderId],
      foreignColumns: [orders.structureId, orders.id],
    }).onDelete('restrict'),
    // Serves: reconciliation, which looks at what no event announced.
    index('payments_open').on(table.updatedAt).where(sql`status in ('expected', 'processing')`),
    // Serves: the payments desk, what is late and what bounced.
    index('payments_due').on(table.structureId, table.dueOn).where(sql`status in ('expected', 'bounced')`),
  ],
)

/** Every event accepted from the payment provider, once, whatever it does of its own duplicates ([6.R3]). */
export const stripeEvents = pgTable(
  'stripe_events',
  {
    id: text('id').primaryKey(),
    type: text('type').notNull(),
    intentId: text('intent_id'),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    receivedAt: instant('received_at').notNull().default(sql`app_now()`),
    handledAt: instant('handled_at'),
  },
  (table) => [
    // Serves: the sweep of events stored and not yet handled.
    index('stripe_events_unhandled').on(table.receivedAt).where(sql`handled_at is null`),
  ],
)
