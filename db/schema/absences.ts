import { sql } from 'drizzle-orm'
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from '@/db/columns'
import { sessionOutcomes } from '@/lib/absences/types'
import { type AbsenceChoice, absenceChoices } from '@/lib/structures/types'
import { accounts } from './accounts'
import { availabilityExceptions } from './agenda'
import { bookings } from './bookings'
import { courseSessions } from './courses'
import { structures, teachers } from './structures'

/** A teacher who can't come for a day or a period; undone, everything not answered stays as it was ([1.H6]). */
export const teacherAbsences = pgTable(
  'teacher_absences',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    teacherId: uuid('teacher_id').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    reason: text('reason').notNull().default(''),
    choices: jsonb('choices').$type<AbsenceChoice[]>().notNull(),
    substituteId: uuid('substitute_id'),
    /** What blocks the teacher's slots meanwhile. */
    exceptionId: uuid('exception_id').references(() => availabilityExceptions.id, { onDelete: 'set null' }),
    declaredBy: uuid('declared_by')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
    undoneAt: instant('undone_at'),
  },
  (table) => [
    unique('teacher_absences_scope').on(table.structureId, table.id),
    check('teacher_absences_order', sql`${table.startsAt} < ${table.endsAt}`),
    foreignKey({
      name: 'teacher_absences_teacher',
      columns: [table.structureId, table.teacherId],
      foreignColumns: [teachers.structureId, teachers.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'teacher_absences_substitute',
      columns: [table.structureId, table.substituteId],
      foreignColumns: [teachers.structureId, teachers.id],
    }).onDelete('restrict'),
    // Serves: the absences to come and who hasn't answered.
    index('teacher_absences_ahead').on(table.structureId, table.endsAt),
  ],
)

/** What each pupil was asked, and what they chose; null: not answered yet. */
export const absenceAnswers = pgTable(
  'absence_answers',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    absenceId: uuid('absence_id').notNull(),
    bookingId: uuid('booking_id').notNull(),
    choice: text('choice', { enum: absenceChoices }),
    answeredAt: instant('answered_at'),
    /** member, staff (by telephone), or machine when the hour came without an answer. */
    answeredBy: text('answered_by', { enum: ['member', 'staff', 'machine'] }),
    /** The booking's teacher, room and times before, for the way back. */
    before: jsonb('before').$type<Record<string, string>>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('absence_answers_once').on(table.absenceId, table.bookingId),
    oneOf('absence_answers_choice', table.choice, absenceChoices),
    oneOf('absence_answers_by', table.answeredBy, ['member', 'staff', 'machine']),
    check(
      'absence_answers_answered',
      sql`(${table.choice} is null) = (${table.answeredAt} is null) and (${table.choice} is null) = (${table.answeredBy} is null)`,
    ),
    foreignKey({
      name: 'absence_answers_absence',
      columns: [table.structureId, table.absenceId],
      foreignColumns: [teacherAbsences.structureId, teacherAbsences.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'absence_answers_booking',
      columns: [table.structureId, table.bookingId],
      foreignColumns: [bookings.structureId, bookings.id],
    }).onDelete('restrict'),
    // Serves: the question shown with a lesson in 'Mon suivi'.
    index('absence_answers_of_booking').on(table.bookingId),
  ],
)

/** What became of a session at which the teacher was to be away, and who was to give it. */
export const absenceSessions = pgTable(
  'absence_sessions',
  {
    structureId: uuid('structure_id').notNull(),
    absenceId: uuid('absence_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    outcome: text('outcome', { enum: sessionOutcomes }).notNull(),
    /** Who gives it instead; null once cancelled. */
    substituteId: uuid('substitute_id'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.absenceId, table.sessionId] }),
    oneOf('absence_sessions_outcome', table.outcome, sessionOutcomes),
    check('absence_sessions_substitute', sql`(${table.outcome} = 'substitute') = (${table.substituteId} is not null)`),
    foreignKey({
      name: 'absence_sessions_absence',
      columns: [table.structureId, table.absenceId],
      foreignColumns: [teacherAbsences.structureId, teacherAbsences.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'absence_sessions_session',
      columns: [table.structureId, table.sessionId],
      foreignColumns: [courseSessions.structureId, courseSessions.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'absence_sessions_substitute_of',
      columns: [table.structureId, table.substituteId],
      foreignColumns: [teachers.structureId, teachers.id],
    }).onDelete('restrict'),
    index('absence_sessions_of_session').on(table.sessionId),
  ],
)
