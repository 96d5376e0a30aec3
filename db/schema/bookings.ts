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
import { attendances, bookingStatuses, cancelledByKinds } from '@/lib/bookings/types'
import { postponementKinds } from '@/lib/courses/types'
import { clientFiles, learners } from './client-files'
import { courseSessions } from './courses'
import { passes } from './passes'
import { rooms, structures, teachers } from './structures'

/** A learner's place at a time. Its occupied time is in agenda_claims, its credit in pass_entries. */
export const bookings = pgTable(
  'bookings',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    passId: uuid('pass_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    clientFileId: uuid('client_file_id').notNull(),
    teacherId: uuid('teacher_id').notNull(),
    roomId: uuid('room_id').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    status: text('status', { enum: bookingStatuses }).notNull().default('booked'),
    attendance: text('attendance', { enum: attendances }),
    /** When attendance was last noted, and by whom ([1.H7]). */
    attendanceNotedAt: instant('attendance_noted_at'),
    attendanceNotedBy: uuid('attendance_noted_by'),
    /** The session of a group course; null: an individual lesson, which claims its teacher and room itself. */
    sessionId: uuid('session_id'),
    /** The booking of the session that was given up for this one ([1.G5]). */
    postponedFromId: uuid('postponed_from_id'),
    postponementKind: text('postponement_kind', { enum: postponementKinds }),
    /** Cancelled within the notice, on one of the exceptions that its pass allows ([1.G8]). */
    isLateException: boolean('is_late_exception').notNull().default(false),
    bookedBy: text('booked_by').notNull(),
    cancelledAt: instant('cancelled_at'),
    cancelledBy: text('cancelled_by', { enum: cancelledByKinds }),
    /** To the teacher and the administration ([1.G4]). */
    cancelMessage: text('cancel_message'),
    /** SEQUENCE of its .ics. */
    revision: integer('revision').notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    unique('bookings_scope').on(table.structureId, table.id),
    oneOf('bookings_status', table.status, bookingStatuses),
    check(
      'bookings_attendance',
      sql`${table.attendance} is null or ${table.attendance} in ('present', 'absent', 'teacher_absent', 'excused')`,
    ),
    oneOf('bookings_cancelled_by', table.cancelledBy, cancelledByKinds),
    check('bookings_order', sql`${table.startsAt} < ${table.endsAt}`),
    check('bookings_cancelled', sql`(${table.status} = 'cancelled') = (${table.cancelledAt} is not null)`),
    check('bookings_late', sql`not ${table.isLateException} or ${table.status} = 'cancelled'`),
    check(
      'bookings_postponement',
      sql`(${table.postponedFromId} is null) = (${table.postponementKind} is null) and (${table.postponedFromId} is null or ${table.sessionId} is not null)`,
    ),
    oneOf('bookings_postponement_kind', table.postponementKind, postponementKinds),
    // A session is given up once.
    uniqueIndex('bookings_postponed_once').on(table.postponedFromId),
    foreignKey({
      name: 'bookings_session',
      columns: [table.structureId, table.sessionId],
      foreignColumns: [courseSessions.structureId, courseSessions.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'bookings_postponed_from',
      columns: [table.structureId, table.postponedFromId],
      foreignColumns: [table.structureId, table.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'bookings_pass',
      columns: [table.structureId, table.passId],
      foreignColumns: [passes.structureId, passes.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'bookings_learner',
      columns: [table.structureId, table.learnerId],
      foreignColumns: [learners.structureId, learners.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'bookings_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'bookings_teacher',
      columns: [table.structureId, table.teacherId],
      foreignColumns: [teachers.structureId, teachers.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'bookings_room',
      columns: [table.structureId, table.roomId],
      foreignColumns: [rooms.structureId, rooms.id],
    }).onDelete('restrict'),
    // Serves: Mon suivi.
    index('bookings_of_file').on(table.clientFileId, table.startsAt),
    // Serves: the figures of a pass.
    index('bookings_of_pass').on(table.passId),
    // Serves: the reminders that are due.
    index('bookings_ahead').on(table.startsAt).where(sql`status = 'booked'`),
    // Serves: the roster of a session.
    index('bookings_of_session').on(table.sessionId),
    // Serves: a teacher's agenda.
    index('bookings_of_teacher').on(table.teacherId, table.startsAt),
  ],
)
