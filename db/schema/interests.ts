import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from '@/db/columns'
import { communicationKinds, directions } from '@/lib/communications/types'
import { accounts } from './accounts'
import { offers } from './catalogue'
import { clientFiles } from './client-files'

/** Somebody would like an offer: told of it when a new date opens ([2.E1]). */
export const interests = pgTable(
  'interests',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    clientFileId: uuid('client_file_id').notNull(),
    offerId: uuid('offer_id').notNull(),
    /** Who of the office noted it; null: the member did. */
    notedBy: uuid('noted_by').references(() => accounts.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
    removedAt: instant('removed_at'),
  },
  (table) => [
    foreignKey({
      name: 'interests_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'interests_offer',
      columns: [table.structureId, table.offerId],
      foreignColumns: [offers.structureId, offers.id],
    }).onDelete('restrict'),
    // Serves: the hearts of a member.
    index('interests_of_file').on(table.clientFileId).where(sql`removed_at is null`),
    // Serves: who is to be told of an offer's new date.
    index('interests_of_offer').on(table.offerId).where(sql`removed_at is null`),
  ],
)

/** A call, a letter, a visit, noted in the file beside its messages ([2.C8]). */
export const communications = pgTable(
  'communications',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    clientFileId: uuid('client_file_id').notNull(),
    kind: text('kind', { enum: communicationKinds }).notNull(),
    direction: text('direction', { enum: directions }).notNull(),
    body: text('body').notNull(),
    happenedAt: instant('happened_at').notNull(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
    removedAt: instant('removed_at'),
    removedBy: uuid('removed_by').references(() => accounts.id, { onDelete: 'restrict' }),
  },
  (table) => [
    oneOf('communications_kind', table.kind, communicationKinds),
    oneOf('communications_direction', table.direction, directions),
    foreignKey({
      name: 'communications_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    index('communications_of_file').on(table.clientFileId, table.happenedAt),
  ],
)
