import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from '@/db/columns'
import { locales } from '@/lib/templates/types'
import { accounts } from './accounts'
import { structures } from './structures'

/** A text that a structure keeps ready for the messages that people write ([2.C3]). Those of events have no row here. */
export const freeTemplates = pgTable(
  'free_templates',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    name: text('name').notNull(),
    createdAt: createdAt(),
    archivedAt: instant('archived_at'),
  },
  (table) => [
    unique('free_templates_scope').on(table.structureId, table.id),
    uniqueIndex('free_templates_name').on(table.structureId, sql`lower(name)`).where(sql`archived_at is null`),
  ],
)

/**
 * The words of a template in a language, version after version: the highest number is used. Of an event's template, a version
 * without words goes back to the product's text. Append-only.
 */
export const templateVersions = pgTable(
  'template_versions',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    /** The event's template ('order_paid'), or a free one. */
    event: text('event'),
    freeTemplateId: uuid('free_template_id'),
    locale: text('locale', { enum: locales }).notNull(),
    version: integer('version').notNull(),
    isDefault: boolean('is_default').notNull().default(false),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    authorId: uuid('author_id').references(() => accounts.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('template_versions_locale', table.locale, locales),
    check('template_versions_of', sql`(${table.event} is null) <> (${table.freeTemplateId} is null)`),
    check(
      'template_versions_words',
      sql`case when ${table.isDefault} then ${table.event} is not null else ${table.subject} <> '' and ${table.body} <> '' end`,
    ),
    unique('template_versions_once')
      .on(table.structureId, table.event, table.freeTemplateId, table.locale, table.version)
      .nullsNotDistinct(),
    foreignKey({
      name: 'template_versions_free',
      columns: [table.structureId, table.freeTemplateId],
      foreignColumns: [freeTemplates.structureId, freeTemplates.id],
    }).onDelete('restrict'),
    index('template_versions_of_free').on(table.freeTemplateId),
  ],
)
