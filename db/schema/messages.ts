import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { citext, createdAt, id, instant, oneOf } from '@/db/columns'
import { type Attachment, failureKinds, messageStates } from '@/lib/messages/types'
import { accounts } from './accounts'
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
    /** Who of the office wrote it; null: the product did. */
    authorId: uuid('author_id').references(() => accounts.id, { onDelete: 'restrict' }),
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
    /** The mass message that it is one of ([2.C6]). */
    mailingId: uuid('mailing_id'),
    /** Where its reader unsubscribes by one POST, for the List-Unsubscribe header ([2.C6]). */
    unsubscribeUrl: text('unsubscribe_url'),
    /** The message that it sends again ([2.C1]). */
    resendOfId: uuid('resend_of_id').references((): AnyPgColumn => messages.id, { onDelete: 'set null' }),
    state: text('state', { enum: messageStates }).notNull().default('queued'),
    attempts: integer('attempts').notNull().default(0),
    firstAttemptAt: instant('first_attempt_at'),
    /** Since when nobody knows whether the provider took it; null: it surely did not, or said that it did ([6.R12]). */
    ambiguousSince: instant('ambiguous_since'),
    /** Not before: the delay grows with each attempt ([2.C1]). */
    nextAttemptAt: instant('next_attempt_at'),
    providerId: text('provider_id'),
    /** In the provider's own words, whole ([2.C2]). */
    lastError: text('last_error'),
    failureKind: text('failure_kind', { enum: failureKinds }),
    /** Somebody looked at a failure, and there is nothing more to do about it. */
    handledAt: instant('handled_at'),
    handledBy: uuid('handled_by').references(() => accounts.id, { onDelete: 'restrict' }),
    sentAt: instant('sent_at'),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('messages_state', table.state, messageStates),
    oneOf('messages_failure', table.failureKind, failureKinds),
    check('messages_handled', sql`(${table.handledAt} is null) = (${table.handledBy} is null)`),
    index('messages_file').on(table.clientFileId, table.createdAt),
    index('messages_learner').on(table.learnerId, table.createdAt),
    // Serves: what is still to be sent; the provider's webhooks.
    index('messages_state_of').on(table.state, table.createdAt),
    index('messages_provider').on(table.providerId),
    // Serves: the log of the structure, and what waits for a person.
    index('messages_log').on(table.structureId, table.createdAt),
    // Serves: the search of the log, by address and subject.
    index('messages_search').using('gin', sql`search_key(recipient || ' ' || subject) gin_trgm_ops`),
    index('messages_to_handle')
      .on(table.structureId, table.createdAt)
      .where(sql`state in ('failed', 'bounced', 'complained', 'to_check') and handled_at is null`),
    // Serves: what became of a mailing.
    index('messages_of_mailing').on(table.mailingId, table.state),
    index('messages_resends').on(table.resendOfId).where(sql`resend_of_id is not null`),
  ],
)

/** What the provider told of a message, event by event, with its own words ([2.C1]). Append-only. */
export const messageEvents = pgTable(
  'message_events',
  {
    id: id(),
    messageId: uuid('message_id')
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    /** The id of the provider's own delivery: the same event again is one row ([6.R3]). */
    eventKey: text('event_key').notNull().unique('message_events_once'),
    event: text('event').notNull(),
    detail: text('detail').notNull().default(''),
    happenedAt: instant('happened_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('message_events_of_message').on(table.messageId, table.happenedAt)],
)

/** An address at which nothing arrives, until it is corrected or works again ([2.C2]). */
export const addressFailures = pgTable(
  'address_failures',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    clientFileId: uuid('client_file_id'),
    address: citext('address').notNull(),
    messageId: uuid('message_id').references(() => messages.id, { onDelete: 'set null' }),
    detail: text('detail').notNull().default(''),
    createdAt: createdAt(),
    resolvedAt: instant('resolved_at'),
    resolvedBy: uuid('resolved_by').references(() => accounts.id, { onDelete: 'restrict' }),
  },
  (table) => [
    foreignKey({
      name: 'address_failures_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    // An address fails once at a time; serves: the banner of a member, whether a mass message may go there.
    uniqueIndex('address_failures_open').on(table.structureId, table.address).where(sql`resolved_at is null`),
    index('address_failures_of_file').on(table.clientFileId),
  ],
)
