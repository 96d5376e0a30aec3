import { sql } from 'drizzle-orm'
import {
  boolean,
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
import { id, instant, oneOf } from '@/db/columns'
import { offerKinds } from '@/lib/catalogue/types'
import type { BillingAddress } from '@/lib/client-files/types'
import type { GiftDetails } from '@/lib/gifts/types'
import { type LineRules, orderStatuses, paymentMeans } from '@/lib/orders/types'
import { offers } from './catalogue'
import { clientFiles, learners } from './client-files'
import { courseSessions } from './courses'
import { structures, termsVersions } from './structures'

export const orders = pgTable(
  'orders',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    /** C1, C2, … by structure ([1.D14]). */
    number: integer('number').notNull(),
    clientFileId: uuid('client_file_id').notNull(),
    /** Null for a sale at the desk, which is unique by its key instead ([1.H8]). */
    cartId: uuid('cart_id'),
    cartVersion: integer('cart_version'),
    saleKey: uuid('sale_key').unique('orders_sale_key'),
    /** The account of whoever sold it at the desk. */
    soldBy: uuid('sold_by'),
    status: text('status', { enum: orderStatuses }).notNull().default('pending'),
    means: text('means', { enum: paymentMeans }).notNull(),
    /** In how many times it is paid, as chosen when it was placed ([1.D6] [1.D11]). */
    instalments: integer('instalments').notNull().default(1),
    totalCents: integer('total_cents').notNull(),
    currency: text('currency').notNull(),
    termsVersionId: uuid('terms_version_id').notNull(),
    /** 'Je demande à commencer les cours avant la fin du délai de rétractation' ([6.L3]). */
    requestsImmediateStart: boolean('requests_immediate_start').notNull(),
    orderedAt: instant('ordered_at').notNull().default(sql`app_now()`),
    expiresAt: instant('expires_at'),
    /** The reminder before an order by transfer or cheque goes ([1.D7]). */
    remindedAt: instant('reminded_at'),
    paidAt: instant('paid_at'),
    /** The day of the payment in the structure's zone: validity runs from it. */
    paidOn: date('paid_on'),
    endedAt: instant('ended_at'),
    /** Who the invoice is made out to, when it isn't the holder ([2.A11]). */
    billing: jsonb('billing').$type<BillingAddress>(),
    /** The provider's customer and card, kept for the next instalments only ([1.D11]). */
    cardCustomerId: text('card_customer_id'),
    cardMethodId: text('card_method_id'),
  },
  (table) => [
    unique('orders_scope').on(table.structureId, table.id),
    unique('orders_number').on(table.structureId, table.number),
    unique('orders_cart_version').on(table.cartId, table.cartVersion),
    oneOf('orders_status', table.status, orderStatuses),
    oneOf('orders_means', table.means, paymentMeans),
    check(
      'orders_origin',
      sql`(${table.cartId} is null) = (${table.cartVersion} is null) and (${table.cartId} is null) = (${table.saleKey} is not null)`,
    ),
    check('orders_instalments', sql`${table.instalments} between 1 and 4`),
    check('orders_total', sql`${table.totalCents} >= 0`),
    check(
      'orders_paid',
      sql`(${table.status} = 'paid') = (${table.paidAt} is not null and ${table.paidOn} is not null)`,
    ),
    foreignKey({
      name: 'orders_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'orders_terms',
      columns: [table.structureId, table.termsVersionId],
      foreignColumns: [termsVersions.structureId, termsVersions.id],
    }).onDelete('restrict'),
    // Serves: 'Mes achats'.
    index('orders_of_file').on(table.clientFileId, table.orderedAt),
    // Serves: the sweep of orders to expire.
    index('orders_due').on(table.expiresAt).where(sql`status = 'pending'`),
  ],
)

/** A line keeps all that was bought, at its price and under its rules: the catalogue may change after. */
export const orderLines = pgTable(
  'order_lines',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    orderId: uuid('order_id').notNull(),
    position: integer('position').notNull(),
    offerId: uuid('offer_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    kind: text('kind', { enum: offerKinds }).notNull(),
    name: text('name').notNull(),
    priceCents: integer('price_cents').notNull(),
    isReduced: boolean('is_reduced').notNull().default(false),
    credits: integer('credits').notNull(),
    lessonMinutes: integer('lesson_minutes'),
    validityMonths: integer('validity_months'),
    isTrial: boolean('is_trial').notNull().default(false),
    /** Where a package of a group course starts ([1.C6]). */
    firstSessionId: uuid('first_session_id'),
    /** For whom a gift is; its learner is the buyer ([1.C7]). */
    gift: jsonb('gift').$type<GiftDetails>(),
    rules: jsonb('rules').$type<LineRules>().notNull(),
  },
  (table) => [
    unique('order_lines_position').on(table.orderId, table.position),
    unique('order_lines_scope').on(table.structureId, table.id),
    foreignKey({
      name: 'order_lines_order',
      columns: [table.structureId, table.orderId],
      foreignColumns: [orders.structureId, orders.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'order_lines_offer',
      columns: [table.structureId, table.offerId],
      foreignColumns: [offers.structureId, offers.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'order_lines_learner',
      columns: [table.structureId, table.learnerId],
      foreignColumns: [learners.structureId, learners.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'order_lines_first_session',
      columns: [table.structureId, table.firstSessionId],
      foreignColumns: [courseSessions.structureId, courseSessions.id],
    }).onDelete('restrict'),
    check(
      'order_lines_of_kind',
      sql`(${table.kind} = 'group') = (${table.firstSessionId} is not null) and (${table.kind} = 'gift') = (${table.gift} is not null)`,
    ),
    check('order_lines_price', sql`${table.priceCents} >= 0`),
    // Serves: 'a trial is sold once per learner'.
    index('order_lines_learner').on(table.learnerId),
  ],
)
