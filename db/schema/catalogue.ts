import { sql } from 'drizzle-orm'
import { boolean, check, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from '@/db/columns'
import { offerKinds } from '@/lib/catalogue/types'
import { structures, teachers } from './structures'

export const offers = pgTable(
  'offers',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    slug: text('slug').notNull(),
    kind: text('kind', { enum: offerKinds }).notNull(),
    name: text('name').notNull(),
    /** One sentence, on the card. */
    summary: text('summary').notNull(),
    /** '+ de détails': paragraphs separated by blank lines. */
    description: text('description').notNull(),
    conditions: text('conditions').notNull(),
    discipline: text('discipline').notNull().default(''),
    level: text('level').notNull().default(''),
    minAge: integer('min_age'),
    maxAge: integer('max_age'),
    /** Lessons granted; 0 for a membership. */
    credits: integer('credits').notNull().default(0),
    lessonMinutes: integer('lesson_minutes'),
    validityMonths: integer('validity_months'),
    isTrial: boolean('is_trial').notNull().default(false),
    requiresMembership: boolean('requires_membership').notNull().default(false),
    postponements: integer('postponements').notNull().default(0),
    priceCents: integer('price_cents').notNull(),
    reducedPriceCents: integer('reduced_price_cents'),
    maxChequeInstalments: integer('max_cheque_instalments').notNull().default(1),
    maxCardInstalments: integer('max_card_instalments').notNull().default(1),
    /** A gift whose bearer may redeem it on an account; else by telephone only ([1.C7]). */
    isRedeemable: boolean('is_redeemable').notNull().default(true),
    isPublished: boolean('is_published').notNull().default(true),
    /** Out of the catalogue, the desk and the office's list for good, or until it is brought back ([1.H1]). */
    archivedAt: instant('archived_at'),
    position: integer('position').notNull().default(0),
    /** Grows with every change: two people of the office never overwrite each other unseen. */
    revision: integer('revision').notNull().default(0),
    extra: jsonb('extra').$type<Record<string, string>>().notNull().default({}),
    updatedAt: instant('updated_at').notNull().default(sql`app_now()`),
    createdAt: createdAt(),
  },
  (table) => [
    unique('offers_slug').on(table.structureId, table.slug),
    unique('offers_scope').on(table.structureId, table.id),
    oneOf('offers_kind', table.kind, offerKinds),
    check(
      'offers_prices',
      sql`${table.priceCents} >= 0 and (${table.reducedPriceCents} is null or ${table.reducedPriceCents} between 0 and ${table.priceCents})`,
    ),
    check(
      'offers_credits',
      sql`case when ${table.kind} = 'membership' then ${table.credits} = 0 else ${table.credits} > 0 and ${table.lessonMinutes} > 0 end`,
    ),
    check('offers_archived', sql`${table.archivedAt} is null or not ${table.isPublished}`),
    check('offers_individual_validity', sql`${table.kind} <> 'individual' or ${table.validityMonths} > 0`),
  ],
)

export const offerTeachers = pgTable(
  'offer_teachers',
  {
    offerId: uuid('offer_id')
      .notNull()
      .references(() => offers.id, { onDelete: 'cascade' }),
    teacherId: uuid('teacher_id')
      .notNull()
      .references(() => teachers.id, { onDelete: 'restrict' }),
  },
  (table) => [primaryKey({ columns: [table.offerId, table.teacherId] })],
)
