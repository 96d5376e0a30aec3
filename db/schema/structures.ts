import { sql } from 'drizzle-orm'
import { boolean, check, date, integer, jsonb, numeric, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { citext, createdAt, id, instant } from '@/db/columns'
import { reservedSlugs, type StructureSettings } from '@/lib/structures/types'

export const structures = pgTable(
  'structures',
  {
    id: id(),
    slug: text('slug').notNull().unique('structures_slug'),
    name: text('name').notNull(),
    tagline: text('tagline').notNull(),
    timeZone: text('time_zone').notNull(),
    currency: text('currency').notNull(),
    locale: text('locale').notNull().default('fr-FR'),
    accentHue: numeric('accent_hue', { mode: 'number' }).notNull(),
    accentChroma: numeric('accent_chroma', { mode: 'number' }).notNull(),
    /** Its logo, among the pictures of its site; null: its name ([2.F3]). */
    logoId: uuid('logo_id'),
    /** Grows with every change of what it decides. */
    revision: integer('revision').notNull().default(0),
    settings: jsonb('settings').$type<StructureSettings>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    check(
      'structures_slug_free',
      sql`${table.slug} ~ '^[a-z][a-z0-9-]{1,40}$' and ${table.slug} not in (${sql.raw(reservedSlugs.map((slug) => `'${slug}'`).join(', '))})`,
    ),
  ],
)

/** The terms of sale; the newest whose day has come are in force ([1.B1], [6.L3]). */
export const termsVersions = pgTable(
  'terms_versions',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    inForceFrom: date('in_force_from').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('terms_versions_number').on(table.structureId, table.version),
    unique('terms_versions_scope').on(table.structureId, table.id),
  ],
)

/** Where lessons are given. */
export const locations = pgTable(
  'locations',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    name: text('name').notNull(),
    address: text('address').notNull(),
    directions: text('directions').notNull().default(''),
    position: integer('position').notNull().default(0),
  },
  (table) => [unique('locations_scope').on(table.structureId, table.id)],
)

export const rooms = pgTable(
  'rooms',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    locationId: uuid('location_id')
      .notNull()
      .references(() => locations.id, { onDelete: 'restrict' }),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    capacity: integer('capacity').notNull(),
    areaSquareMetres: integer('area_square_metres'),
    isRentable: boolean('is_rentable').notNull().default(false),
    position: integer('position').notNull().default(0),
  },
  (table) => [unique('rooms_scope').on(table.structureId, table.id)],
)

/** Days on which the structure is closed, both included: they block every slot ([1.H12]). */
export const closures = pgTable(
  'closures',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    label: text('label').notNull(),
  },
  (table) => [
    check('closures_order', sql`${table.startsOn} <= ${table.endsOn}`),
    unique('closures_days').on(table.structureId, table.startsOn, table.label),
  ],
)

export const teachers = pgTable(
  'teachers',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    slug: text('slug').notNull(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    email: citext('email').notNull(),
    phone: text('phone').notNull(),
    discipline: text('discipline').notNull(),
    biography: text('biography').notNull().default(''),
    /** Among the pictures of the site, like the structure's logo. */
    pictureId: uuid('picture_id'),
    /** Shown before booking: agree the time with me first ([1.F3]). */
    asksToAgreeFirst: boolean('asks_to_agree_first').notNull().default(true),
    position: integer('position').notNull().default(0),
    leftAt: instant('left_at'),
  },
  (table) => [
    unique('teachers_slug').on(table.structureId, table.slug),
    unique('teachers_scope').on(table.structureId, table.id),
  ],
)
