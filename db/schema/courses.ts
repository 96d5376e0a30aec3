import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  time,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from '@/db/columns'
import { sessionStatuses } from '@/lib/courses/types'
import { holidayZones } from '@/lib/structures/types'
import { offers } from './catalogue'
import { rooms, structures, teachers } from './structures'

/** The school holidays of France by zone, as the ministry publishes them: reference data that migrations load, days included. */
export const schoolHolidays = pgTable(
  'school_holidays',
  {
    id: id(),
    zone: text('zone', { enum: holidayZones }).notNull(),
    label: text('label').notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
  },
  (table) => [
    oneOf('school_holidays_zone', table.zone, holidayZones),
    check('school_holidays_order', sql`${table.startsOn} <= ${table.endsOn}`),
    unique('school_holidays_once').on(table.zone, table.startsOn),
  ],
)

/** A weekly series of sessions, in wall-clock time of the structure's zone ([1.H1]). */
export const courses = pgTable(
  'courses',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    name: text('name').notNull(),
    teacherId: uuid('teacher_id').notNull(),
    roomId: uuid('room_id').notNull(),
    /** 1 Monday … 7 Sunday */
    weekday: smallint('weekday').notNull(),
    startsAt: time('starts_at').notNull(),
    lessonMinutes: integer('lesson_minutes').notNull(),
    /** Of the sessions to come; each session has its own. */
    capacity: integer('capacity').notNull(),
    /** First and last day, included. */
    firstOn: date('first_on').notNull(),
    lastOn: date('last_on').notNull(),
    /** Sessions of its school holidays are skipped; null: held all year. */
    holidayZone: text('holiday_zone', { enum: holidayZones }),
    createdAt: createdAt(),
  },
  (table) => [
    unique('courses_scope').on(table.structureId, table.id),
    check('courses_weekday', sql`${table.weekday} between 1 and 7`),
    check('courses_minutes', sql`${table.lessonMinutes} between 15 and 600`),
    check('courses_capacity', sql`${table.capacity} between 1 and 1000`),
    check('courses_order', sql`${table.firstOn} <= ${table.lastOn}`),
    oneOf('courses_holiday_zone', table.holidayZone, holidayZones),
    foreignKey({
      name: 'courses_teacher',
      columns: [table.structureId, table.teacherId],
      foreignColumns: [teachers.structureId, teachers.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'courses_room',
      columns: [table.structureId, table.roomId],
      foreignColumns: [rooms.structureId, rooms.id],
    }).onDelete('restrict'),
  ],
)

/** One dated occurrence of a course. Its time is claimed by it for the teacher and the room, by each booking for the learner. */
export const courseSessions = pgTable(
  'course_sessions',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    courseId: uuid('course_id').notNull(),
    /** The day that the pattern gave it, wherever it was moved since: what tells it from the others of its course. */
    plannedOn: date('planned_on').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    teacherId: uuid('teacher_id').notNull(),
    roomId: uuid('room_id').notNull(),
    capacity: integer('capacity').notNull(),
    status: text('status', { enum: sessionStatuses }).notNull().default('planned'),
    cancelledAt: instant('cancelled_at'),
    /** Told to the participants. */
    cancelReason: text('cancel_reason').notNull().default(''),
    /** SEQUENCE of its .ics. */
    revision: integer('revision').notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    unique('course_sessions_scope').on(table.structureId, table.id),
    unique('course_sessions_once').on(table.courseId, table.plannedOn),
    oneOf('course_sessions_status', table.status, sessionStatuses),
    check('course_sessions_order', sql`${table.startsAt} < ${table.endsAt}`),
    check('course_sessions_capacity_bounds', sql`${table.capacity} between 1 and 1000`),
    check('course_sessions_cancelled', sql`(${table.status} = 'cancelled') = (${table.cancelledAt} is not null)`),
    foreignKey({
      name: 'course_sessions_course',
      columns: [table.structureId, table.courseId],
      foreignColumns: [courses.structureId, courses.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'course_sessions_teacher',
      columns: [table.structureId, table.teacherId],
      foreignColumns: [teachers.structureId, teachers.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'course_sessions_room',
      columns: [table.structureId, table.roomId],
      foreignColumns: [rooms.structureId, rooms.id],
    }).onDelete('restrict'),
    // Serves: start dates, enrolments, the next session with a place.
    index('course_sessions_of_course').on(table.courseId, table.startsAt),
    // Serves: the school's week.
    index('course_sessions_of_structure').on(table.structureId, table.startsAt),
  ],
)

/** Which offers are sold on which courses: the buyer picks a first date among theirs ([1.C6]). */
export const offerCourses = pgTable(
  'offer_courses',
  {
    offerId: uuid('offer_id')
      .notNull()
      .references(() => offers.id, { onDelete: 'cascade' }),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'restrict' }),
  },
  (table) => [
    primaryKey({ columns: [table.offerId, table.courseId] }),
    index('offer_courses_course').on(table.courseId),
  ],
)
