import { index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from '@/db/columns'
import { type Attachment, messageStates } from '@/lib/messages/types'
import { clientFiles, learners } from './client-files'
import { structures } from './structures'

/** Every e-mail of the product, with its state. One row per business reason and person ([0.I7]). */
export const messages = pgTable(
  'messages',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    clientFileId: uuid('client_file_id').references(() => clientFiles.id, { onDelete: 'restrict' }),
    /** The learner it is about, for 'Mes élèves' ([1.B8]). */
    learnerId: uuid('learner_id').references(() => learners.id, { onDelete: 'restrict' }),
    /** '<topic>:<subject id>:<recipient>' */
    key: text('key').notNull().unique('messages_once'),
    template: text('template').notNull(),
    recipient: text('recipient').notNull(),
    replyTo: text('reply_to'),
    subject: text('subject').notNull(),
    /** Emptied once sent when the text holds a one-time link: a log must not be a key. */
    html: text('html').notNull(),
    text: text('text').notNull(),
    attachments: jsonb('attachments').$type<Attachment[]>().notNull().default([]),
    state: text('state', { enum: messageStates }).notNull().default('queued'),
    attempts: integer('attempts').notNull().default(0),
    firstAttemptAt: instant('first_attempt_at'),
    providerId: text('provider_id'),
    lastError: text('last_error'),
    sentAt: instant('sent_at'),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('messages_state', table.state, messageStates),
    index('messages_file').on(table.clientFileId, table.createdAt),
    index('messages_learner').on(table.learnerId, table.createdAt),
    // Serves: what is still to be sent; the provider's webhooks.
    index('messages_state_of').on(table.state, table.createdAt),
    index('messages_provider').on(table.providerId),
  ],
)

/** A structure's own text for a message; without a row, the catalogue's default. */
export const messageTemplateOverrides = pgTable(
  'message_template_overrides',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    template: text('template').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    updatedAt: instant('updated_at'),
  },
  (table) => [unique('message_template_overrides_once').on(table.structureId, table.template)],
)
