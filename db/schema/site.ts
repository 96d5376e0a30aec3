import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytea, createdAt, id, instant, oneOf } from '@/db/columns'
import { helpAudiences } from '@/lib/help/types'
import { contactKinds } from '@/lib/site/types'
import { structures } from './structures'

/** The pages of a structure's public site; blocks are validated by lib/site/schema at reading and at writing. */
export const sitePages = pgTable(
  'site_pages',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    slug: text('slug').notNull(),
    title: text('title').notNull(),
    description: text('description').notNull(),
    blocks: jsonb('blocks').$type<unknown[]>().notNull(),
    position: integer('position').notNull().default(0),
    revision: integer('revision').notNull().default(0),
    updatedAt: instant('updated_at'),
  },
  (table) => [unique('site_pages_slug').on(table.structureId, table.slug)],
)

/** What visitors write to the structure, whether or not the mail that tells of it has left. */
export const contactRequests = pgTable(
  'contact_requests',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    kind: text('kind', { enum: contactKinds }).notNull(),
    /** One per form shown: a double click writes once. */
    formKey: text('form_key').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    phone: text('phone'),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    details: jsonb('details').$type<Record<string, string>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('contact_requests_kind', table.kind, contactKinds),
    unique('contact_requests_once').on(table.structureId, table.formKey),
  ],
)

/** A picture of a structure's public pages and help, served as it is stored: made small and without its metadata before ([2.F3] [6.S7]). */
export const sitePictures = pgTable(
  'site_pictures',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    mediaType: text('media_type', { enum: ['image/jpeg', 'image/png', 'image/webp'] }).notNull(),
    bytes: bytea('bytes').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** What it shows, in words; empty for one that only decorates. */
    alt: text('alt').notNull().default(''),
    /** SHA-256 of the bytes, in hexadecimal: the same picture twice is one. */
    sha256: text('sha256').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('site_pictures_type', table.mediaType, ['image/jpeg', 'image/png', 'image/webp']),
    unique('site_pictures_once').on(table.structureId, table.sha256),
  ],
)

/** A structure's own text of a chapter of the guide; without a row, the catalogue's ([2.F4]). */
export const helpChapters = pgTable(
  'help_chapters',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    audience: text('audience', { enum: helpAudiences }).notNull(),
    slug: text('slug').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    position: integer('position').notNull().default(0),
    revision: integer('revision').notNull().default(0),
    updatedAt: instant('updated_at').notNull().default(sql`app_now()`),
  },
  (table) => [
    oneOf('help_chapters_audience', table.audience, helpAudiences),
    unique('help_chapters_once').on(table.structureId, table.audience, table.slug),
  ],
)
