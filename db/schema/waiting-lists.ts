import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  time,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from '@/db/columns'
import { alertStatuses, waitingStatuses } from '@/lib/waiting-lists/types'
import { offers } from './catalogue'
import { clientFiles, learners } from './client-files'
import { courseSessions, courses } from './courses'
import { passes } from './passes'
import { teachers } from './structures'

/** A place in the queue of a course: an offer from a wanted session on, for one learner or for several, all or nothing ([1.G10]). */
export const waitingEntries = pgTable(
  'waiting_entries',
  {
    id: id(),
    /** The order of the queue. */
    rank: bigint('rank', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    structureId: uuid('structure_id').notNull(),
    clientFileId: uuid('client_file_id').notNull(),
    offerId: uuid('offer_id').notNull(),
    courseId: uuid('course_id').notNull(),
    /** The wanted first session. */
    sessionId: uuid('session_id').notNull(),
    status: text('status', { enum: waitingStatuses }).notNull().default('waiting'),
    offeredAt: instant('offered_at'),
    /** The places are kept until then. */
    offerExpiresAt: instant('offer_expires_at'),
    endedAt: instant('ended_at'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('waiting_entries_scope').on(table.structureId, table.id),
    oneOf('waiting_entries_status', table.status, waitingStatuses),
    check('waiting_entries_offered', sql`${table.status} <> 'offered' or ${table.offerExpiresAt} is not null`),
    check(
      'waiting_entries_ended',
      sql`(${table.status} in ('taken', 'expired', 'left')) = (${table.endedAt} is not null)`,
    ),
    foreignKey({
      name: 'waiting_entries_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'waiting_entries_offer',
      columns: [table.structureId, table.offerId],
      foreignColumns: [offers.structureId, offers.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'waiting_entries_course',
      columns: [table.structureId, table.courseId],
      foreignColumns: [courses.structureId, courses.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'waiting_entries_session',
      columns: [table.structureId, table.sessionId],
      foreignColumns: [courseSessions.structureId, courseSessions.id],
    }).onDelete('restrict'),
    // Serves: the queue of a course.
    index('waiting_entries_queue').on(table.courseId, table.rank).where(sql`status = 'waiting'`),
    // Serves: offers that weren't answered in time.
    index('waiting_entries_due').on(table.offerExpiresAt).where(sql`status = 'offered'`),
    // Serves: Mon suivi.
    index('waiting_entries_of_file').on(table.clientFileId),
  ],
)

/** For whom an entry waits: together or not at all. */
export const waitingEntryLearners = pgTable(
  'waiting_entry_learners',
  {
    entryId: uuid('entry_id')
      .notNull()
      .references(() => waitingEntries.id, { onDelete: 'restrict' }),
    learnerId: uuid('learner_id')
      .notNull()
      .references(() => learners.id, { onDelete: 'restrict' }),
  },
  (table) => [
    primaryKey({ columns: [table.entryId, table.learnerId] }),
    index('waiting_entry_learners_of').on(table.learnerId),
  ],
)

/** 'Prévenez-moi' when a slot of a pass is free, with one teacher or with any of its offer ([1.F2]). */
export const slotAlerts = pgTable(
  'slot_alerts',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    clientFileId: uuid('client_file_id').notNull(),
    passId: uuid('pass_id').notNull(),
    /** Null: whoever gives the lessons of the pass. */
    teacherId: uuid('teacher_id'),
    /** Days, included, and hours of the day that suit; null: any. */
    fromOn: date('from_on').notNull(),
    untilOn: date('until_on').notNull(),
    earliestAt: time('earliest_at'),
    latestAt: time('latest_at'),
    status: text('status', { enum: alertStatuses }).notNull().default('active'),
    toldAt: instant('told_at'),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('slot_alerts_status', table.status, alertStatuses),
    check('slot_alerts_order', sql`${table.fromOn} <= ${table.untilOn}`),
    check('slot_alerts_told', sql`(${table.status} = 'told') <= (${table.toldAt} is not null)`),
    foreignKey({
      name: 'slot_alerts_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'slot_alerts_pass',
      columns: [table.structureId, table.passId],
      foreignColumns: [passes.structureId, passes.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'slot_alerts_teacher',
      columns: [table.structureId, table.teacherId],
      foreignColumns: [teachers.structureId, teachers.id],
    }).onDelete('restrict'),
    // One at a time for a pass and a teacher: asked again, it is the same one.
    uniqueIndex('slot_alerts_once')
      .on(table.passId, sql`coalesce(teacher_id, '00000000-0000-0000-0000-000000000000'::uuid)`)
      .where(sql`status = 'active'`),
    // Serves: whom to tell when a slot is free.
    index('slot_alerts_active').on(table.structureId).where(sql`status = 'active'`),
    index('slot_alerts_of_file').on(table.clientFileId),
  ],
)
