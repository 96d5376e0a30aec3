import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea, citext, createdAt, id, instant, oneOf } from '@/db/columns'
import {
  audiences,
  mailingKinds,
  mailingStates,
  picturePlaces,
  recipientStates,
  skipReasons,
} from '@/lib/mailings/types'
import { accounts } from './accounts'
import { clientFiles } from './client-files'
import { courseSessions, courses } from './courses'
import { messages } from './messages'
import { sitePictures } from './site'
import { structures } from './structures'

/** What was searched for, kept under a name ([2.D2]). `query` is read by lib/segments/schema. */
export const segments = pgTable(
  'segments',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    name: text('name').notNull(),
    query: jsonb('query').$type<unknown>().notNull(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    revision: integer('revision').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(sql`app_now()`),
    removedAt: instant('removed_at'),
  },
  (table) => [
    unique('segments_scope').on(table.structureId, table.id),
    // Serves: the list of saved segments.
    index('segments_of_structure').on(table.structureId, table.updatedAt),
  ],
)

/** A message that somebody of the office writes: to one, to participants, to a segment, or jointly to a country ([2.C5] [2.C9]). */
export const mailings = pgTable(
  'mailings',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    authorId: uuid('author_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    kind: text('kind', { enum: mailingKinds }).notNull(),
    audience: text('audience', { enum: audiences }).notNull(),
    state: text('state', { enum: mailingStates }).notNull().default('draft'),
    subject: text('subject').notNull().default(''),
    body: text('body').notNull().default(''),
    /** Where answers go ([2.C4]). */
    replyTo: text('reply_to').notNull(),
    pictureId: uuid('picture_id').references(() => sitePictures.id, { onDelete: 'restrict' }),
    picturePlace: text('picture_place', { enum: picturePlaces }).notNull().default('top'),
    freeTemplateId: uuid('free_template_id'),
    /** Why those who asked for no messages receive this one ([2.C10]). */
    reason: text('reason').notNull().default(''),
    courseId: uuid('course_id'),
    sessionId: uuid('session_id'),
    segmentId: uuid('segment_id'),
    /** Who it went to, as it was asked when it was confirmed. */
    query: jsonb('query').$type<unknown>(),
    /** The kind of announcement, where, and of which series: what the plan looks back at ([2.C7]). */
    theme: text('theme').notNull().default(''),
    regions: text('regions').array().notNull().default(sql`'{}'`),
    series: text('series').notNull().default(''),
    needsApproval: boolean('needs_approval').notNull().default(false),
    approvedBy: uuid('approved_by').references(() => accounts.id, { onDelete: 'restrict' }),
    approvedAt: instant('approved_at'),
    /** Why an admin declined it, in words that its author reads. */
    declinedReason: text('declined_reason').notNull().default(''),
    recipientCount: integer('recipient_count').notNull().default(0),
    revision: integer('revision').notNull().default(0),
    createdAt: createdAt(),
    confirmedAt: instant('confirmed_at'),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    unique('mailings_scope').on(table.structureId, table.id),
    oneOf('mailings_kind', table.kind, mailingKinds),
    oneOf('mailings_audience', table.audience, audiences),
    oneOf('mailings_state', table.state, mailingStates),
    oneOf('mailings_picture_place', table.picturePlace, picturePlaces),
    check('mailings_approver', sql`(${table.approvedBy} is null) = (${table.approvedAt} is null)`),
    // Nothing that needs an admin leaves without one, and a joint announcement always does ([2.C9] [2.C10]).
    check(
      'mailings_approved',
      sql`${table.state} in ('draft', 'awaiting_approval', 'declined', 'cancelled') or ${table.approvedAt} is not null or not (${table.needsApproval} or ${table.kind} = 'joint')`,
    ),
    check(
      'mailings_reason',
      sql`${table.audience} <> 'service' or ${table.kind} = 'one' or ${table.state} in ('draft', 'cancelled') or ${table.reason} <> ''`,
    ),
    check('mailings_roster', sql`(${table.kind} = 'participants') = (${table.courseId} is not null)`),
    foreignKey({
      name: 'mailings_course',
      columns: [table.structureId, table.courseId],
      foreignColumns: [courses.structureId, courses.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'mailings_session',
      columns: [table.structureId, table.sessionId],
      foreignColumns: [courseSessions.structureId, courseSessions.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'mailings_segment',
      columns: [table.structureId, table.segmentId],
      foreignColumns: [segments.structureId, segments.id],
    }).onDelete('restrict'),
    // Serves: the list of mailings; the plan's look back.
    index('mailings_of_structure').on(table.structureId, table.createdAt),
    // Serves: what is to be sent, picked up every five minutes.
    index('mailings_open').on(table.confirmedAt).where(sql`state in ('to_send', 'sending')`),
  ],
)

/** The organisers who announce jointly; each agrees to the text ([2.C9]). */
export const mailingAuthors = pgTable(
  'mailing_authors',
  {
    mailingId: uuid('mailing_id')
      .notNull()
      .references(() => mailings.id, { onDelete: 'cascade' }),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    agreedAt: instant('agreed_at'),
  },
  (table) => [primaryKey({ columns: [table.mailingId, table.accountId] })],
)

/**
 * Who a mailing goes to, frozen when it is confirmed. One becomes `written` in the transaction that queues its message, and the
 * database checks the sender's quota and the reader's consent there ([6.R13]).
 */
export const mailingRecipients = pgTable(
  'mailing_recipients',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    mailingId: uuid('mailing_id').notNull(),
    clientFileId: uuid('client_file_id'),
    /** Emptied when its reader leaves. */
    address: citext('address'),
    /** Whose quota it counts in; null: outside, by an admin's approval ([2.C9]). */
    senderId: uuid('sender_id').references(() => accounts.id, { onDelete: 'restrict' }),
    state: text('state', { enum: recipientStates }).notNull().default('waiting'),
    skipReason: text('skip_reason', { enum: skipReasons }),
    messageId: uuid('message_id').references(() => messages.id, { onDelete: 'set null' }),
    writtenAt: instant('written_at'),
    createdAt: createdAt(),
  },
  (table) => [
    // Nobody twice.
    unique('mailing_recipients_once').on(table.mailingId, table.address),
    oneOf('mailing_recipients_state', table.state, recipientStates),
    oneOf('mailing_recipients_skip', table.skipReason, skipReasons),
    check('mailing_recipients_skipped', sql`(${table.state} = 'skipped') = (${table.skipReason} is not null)`),
    check('mailing_recipients_written', sql`(${table.state} = 'written') = (${table.writtenAt} is not null)`),
    foreignKey({
      name: 'mailing_recipients_mailing',
      columns: [table.structureId, table.mailingId],
      foreignColumns: [mailings.structureId, mailings.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'mailing_recipients_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    // Serves: the next recipient, and the progress shown.
    index('mailing_recipients_state_of').on(table.mailingId, table.state, table.id),
    // Serves: the sender's quota over 24 hours.
    index('mailing_recipients_quota')
      .on(table.structureId, table.senderId, table.writtenAt)
      .where(sql`state = 'written'`),
    index('mailing_recipients_of_file').on(table.clientFileId),
  ],
)

/** One row for each person who writes: what their quota is counted under ([2.C6]). */
export const mailSenders = pgTable(
  'mail_senders',
  {
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
  },
  (table) => [primaryKey({ columns: [table.structureId, table.accountId] })],
)

/** A file of a mailing, reached by a link in its text ([2.C5]). */
export const mailingFiles = pgTable(
  'mailing_files',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    mailingId: uuid('mailing_id').notNull(),
    /** What the link ends with: 128 bits that nobody guesses. */
    token: text('token').notNull().unique('mailing_files_token'),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    byteCount: integer('byte_count').notNull(),
    sha256: text('sha256').notNull(),
    position: integer('position').notNull().default(0),
    createdAt: createdAt(),
    removedAt: instant('removed_at'),
  },
  (table) => [
    check('mailing_files_bytes', sql`${table.byteCount} > 0`),
    foreignKey({
      name: 'mailing_files_mailing',
      columns: [table.structureId, table.mailingId],
      foreignColumns: [mailings.structureId, mailings.id],
    }).onDelete('restrict'),
    index('mailing_files_of_mailing').on(table.mailingId, table.position),
  ],
)

export const mailingFileContents = pgTable('mailing_file_contents', {
  fileId: uuid('file_id')
    .primaryKey()
    .references(() => mailingFiles.id, { onDelete: 'cascade' }),
  bytes: bytea('bytes').notNull(),
})
