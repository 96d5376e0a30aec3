import { integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from '@/db/columns'
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
