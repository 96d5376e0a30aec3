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
import { citext, createdAt, id, instant, oneOf } from '@/db/columns'
import { type BillingAddress, civilities, clientFileStatuses, fileOrigins, locales } from '@/lib/client-files/types'
import { accounts } from './accounts'
import { structures } from './structures'

/** A payer's file in one structure, with no or one account. */
export const clientFiles = pgTable(
  'client_files',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'restrict' }),
    number: integer('number').notNull(),
    /** How a message greets its holder: 'Chère', 'Cher', or neither ([2.C3]). */
    civility: text('civility', { enum: civilities }),
    /** The language of their messages; null: the structure's ([2.C3]). */
    locale: text('locale', { enum: locales }),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    email: citext('email'),
    birthOn: date('birth_on'),
    addressLine1: text('address_line_1').notNull().default(''),
    addressLine2: text('address_line_2').notNull().default(''),
    postcode: text('postcode').notNull().default(''),
    city: text('city').notNull().default(''),
    country: text('country').notNull().default('FR'),
    /** E.164 */
    phone: text('phone').notNull().default(''),
    /** A mail 48 h before each lesson; the member chooses ([1.G9]). */
    wantsReminders: boolean('wants_reminders').notNull().default(true),
    /** Same first name, last name and postcode as an older file: seen by staff, never told to the person ([1.B3]). */
    resemblesFileId: uuid('resembles_file_id'),
    status: text('status', { enum: clientFileStatuses }).notNull().default('active'),
    deactivatedAt: instant('deactivated_at'),
    mergedIntoId: uuid('merged_into_id'),
    origin: text('origin', { enum: fileOrigins }).notNull().default('holder'),
    /** The holder is asked the consent questions at their next login ([2.A3]). */
    mustAnswerConsents: boolean('must_answer_consents').notNull().default(false),
    /** Who the invoices are made out to by default; null: the holder ([2.A11]). */
    billing: jsonb('billing').$type<BillingAddress>(),
    /** All that the office searches by, without accents or capitals ([2.A1]). */
    searchText: text('search_text').generatedAlwaysAs(
      sql`search_key(first_name || ' ' || last_name || ' ' || coalesce(email::text, '') || ' ' || phone || ' ' || city || ' ' || postcode || ' n' || number)`,
    ),
    createdAt: createdAt(),
  },
  (table) => [
    unique('client_files_scope').on(table.structureId, table.id),
    unique('client_files_number').on(table.structureId, table.number),
    // Serves: whose session it is, on every personal page; an account may hold several files ([2.A5]).
    index('client_files_account').on(table.accountId, table.structureId),
    oneOf('client_files_status', table.status, clientFileStatuses),
    oneOf('client_files_origin', table.origin, fileOrigins),
    oneOf('client_files_civility', table.civility, civilities),
    oneOf('client_files_locale', table.locale, locales),
    check(
      'client_files_ended',
      sql`(${table.status} = 'deactivated') = (${table.deactivatedAt} is not null) and (${table.status} = 'merged') = (${table.mergedIntoId} is not null)`,
    ),
    foreignKey({
      name: 'client_files_merged_into',
      columns: [table.structureId, table.mergedIntoId],
      foreignColumns: [table.structureId, table.id],
    }).onDelete('restrict'),
    // Serves: search as you type.
    index('client_files_search').using('gin', sql`search_text gin_trgm_ops`),
    // Serves: search as you type, the first letters of a name, in the order of names.
    index('client_files_last_name').on(table.structureId, sql`search_key(last_name)`, sql`search_key(first_name)`),
    index('client_files_first_name').on(table.structureId, sql`search_key(first_name)`, sql`search_key(last_name)`),
    // Serves: segments by region, and by the towns within a radius ([2.D1]).
    index('client_files_town').on(table.structureId, table.country, sql`search_key(city)`),
    index('client_files_postcode').on(table.structureId, table.country, table.postcode),
    // Serves: likely duplicates, and one address for several files.
    index('client_files_email').on(table.structureId, table.email),
    index('client_files_phone_of').on(table.structureId, table.phone).where(sql`phone <> ''`),
    index('client_files_birth').on(table.structureId, table.birthOn),
    // Serves: what a merged file left, on the page of the one that has it.
    index('client_files_merged').on(table.mergedIntoId).where(sql`merged_into_id is not null`),
    check('client_files_phone', sql`${table.phone} = '' or ${table.phone} ~ '^\\+[0-9]{6,15}$'`),
    // Serves: homonyms at sign-up.
    index('client_files_names').on(
      table.structureId,
      sql`lower(${table.lastName})`,
      sql`lower(${table.firstName})`,
      table.postcode,
    ),
  ],
)

/** Gap-free is not promised for files, orders and passes: their numbers come from one counter row each, locked. */
export const counters = pgTable(
  'counters',
  {
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    name: text('name', { enum: ['client_file', 'order'] }).notNull(),
    value: integer('value').notNull().default(0),
  },
  (table) => [unique('counters_name').on(table.structureId, table.name)],
)

/** A person who attends; no login of their own. */
export const learners = pgTable(
  'learners',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    birthOn: date('birth_on'),
    notesForTeacher: text('notes_for_teacher').notNull().default(''),
    emergencyContact: text('emergency_contact').notNull().default(''),
    mayCollect: text('may_collect').notNull().default(''),
    hasImageConsent: boolean('has_image_consent').notNull().default(false),
    /** A second address that receives copies of this learner's messages, once confirmed at it ([1.B9]). */
    copyEmail: citext('copy_email'),
    /** That address is the learner's own: nothing goes there under 15 ([6.L5]). */
    isCopyToLearner: boolean('is_copy_to_learner').notNull().default(false),
    copyConfirmedAt: instant('copy_confirmed_at'),
    removedAt: instant('removed_at'),
    /** A parent is found by the name of their child too ([2.A1]). */
    searchText: text('search_text').generatedAlwaysAs(sql`search_key(first_name || ' ' || last_name)`),
    createdAt: createdAt(),
  },
  (table) => [
    unique('learners_scope').on(table.structureId, table.id),
    // Serves: search as you type.
    index('learners_search').using('gin', sql`search_text gin_trgm_ops`),
  ],
)

/** Who may see, book and pay for a learner. A removed guardianship hides the learner from the file, its past stays. */
export const guardianships = pgTable(
  'guardianships',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    learnerId: uuid('learner_id')
      .notNull()
      .references(() => learners.id, { onDelete: 'restrict' }),
    clientFileId: uuid('client_file_id')
      .notNull()
      .references(() => clientFiles.id, { onDelete: 'restrict' }),
    /** The holder of the file is this learner. */
    isSelf: boolean('is_self').notNull().default(false),
    sees: boolean('sees').notNull().default(true),
    books: boolean('books').notNull().default(true),
    pays: boolean('pays').notNull().default(true),
    createdAt: createdAt(),
  },
  (table) => [
    unique('guardianships_once').on(table.learnerId, table.clientFileId),
    // Serves: my learners, on every member page.
    index('guardianships_file').on(table.clientFileId),
  ],
)

/** The reduced price, granted by staff to a learner until a day included ([1.C1]). */
export const reducedRateGrants = pgTable(
  'reduced_rate_grants',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    learnerId: uuid('learner_id')
      .notNull()
      .references(() => learners.id, { onDelete: 'restrict' }),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    reason: text('reason').notNull(),
    grantedBy: text('granted_by').notNull(),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (table) => [
    check('reduced_rate_grants_order', sql`${table.startsOn} <= ${table.endsOn}`),
    index('reduced_rate_grants_learner').on(table.learnerId),
  ],
)
