import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from '@/db/columns'
import type { GiftDetails } from '@/lib/gifts/types'
import { offers } from './catalogue'
import { clientFiles, learners } from './client-files'
import { courseSessions } from './courses'
import { structures } from './structures'

/** Before 'Valider ma commande': a visitor's (by a cookie's hash) or a client file's. */
export const carts = pgTable(
  'carts',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    clientFileId: uuid('client_file_id').references(() => clientFiles.id, { onDelete: 'restrict' }),
    tokenHash: text('token_hash'),
    /** Grows with every change: an order is unique by (cart, version), so two clicks make one order. */
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(sql`app_now()`),
  },
  (table) => [
    unique('carts_file').on(table.structureId, table.clientFileId),
    unique('carts_token').on(table.structureId, table.tokenHash),
    check('carts_owner', sql`(${table.clientFileId} is null) <> (${table.tokenHash} is null)`),
    // Serves: the sweep of visitors' forgotten carts.
    index('carts_updated').on(table.updatedAt),
  ],
)

export const cartLines = pgTable(
  'cart_lines',
  {
    id: id(),
    cartId: uuid('cart_id')
      .notNull()
      .references(() => carts.id, { onDelete: 'cascade' }),
    offerId: uuid('offer_id')
      .notNull()
      .references(() => offers.id, { onDelete: 'restrict' }),
    /** Null until somebody says for whom (a visitor is asked after login). */
    learnerId: uuid('learner_id').references(() => learners.id, { onDelete: 'restrict' }),
    /** Where a package of a group course starts; null until somebody says so ([1.C6]). */
    firstSessionId: uuid('first_session_id').references(() => courseSessions.id, { onDelete: 'restrict' }),
    /** For whom a gift is; null until somebody says so ([1.C7]). */
    gift: jsonb('gift').$type<GiftDetails>(),
    /** The price shown to the buyer: a change since is shown and must be accepted ([1.C9]). */
    shownPriceCents: integer('shown_price_cents').notNull(),
    /** Fingerprint of the conditions shown to the buyer: a change since is shown and must be accepted ([1.C9]). */
    shownConditions: text('shown_conditions').notNull().default(''),
    createdAt: createdAt(),
  },
  (table) => [index('cart_lines_cart').on(table.cartId)],
)
