import { sql } from 'drizzle-orm'
import {
  boolean,
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
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, oneOf, tstzrange } from '@/db/columns'
import { availabilityExceptionKinds, claimOwnerKinds, resourceKinds } from '@/lib/agenda/types'
import { locations, rooms, structures, teachers } from './structures'

/** A teacher's weekly hours at a place, in wall-clock time. */
export const teacherAvailabilities = pgTable(
  'teacher_availabilities',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    teacherId: uuid('teacher_id').notNull(),
    locationId: uuid('location_id')
      .notNull()
      .references(() => locations.id, { onDelete: 'restrict' }),
    /** 1 Monday … 7 Sunday */
    weekday: smallint('weekday').notNull(),
    startsAt: time('starts_at').notNull(),
    endsAt: time('ends_at').notNull(),
    validFrom: date('valid_from').notNull(),
    /** Included; null: until further notice. */
    validUntil: date('valid_until'),
  },
  (table) => [
    check('teacher_availabilities_weekday', sql`${table.weekday} between 1 and 7`),
    check('teacher_availabilities_order', sql`${table.startsAt} < ${table.endsAt}`),
    foreignKey({
      name: 'teacher_availabilities_teacher',
      columns: [table.structureId, table.teacherId],
      foreignColumns: [teachers.structureId, teachers.id],
    }).onDelete('restrict'),
    // Serves: the week grid.
    index('teacher_availabilities_of_teacher').on(table.teacherId),
  ],
)

/** The rooms an availability may use, the preferred one first: no free room, no slot. */
export const availabilityRooms = pgTable(
  'availability_rooms',
  {
    availabilityId: uuid('availability_id')
      .notNull()
      .references(() => teacherAvailabilities.id, { onDelete: 'cascade' }),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'restrict' }),
    rank: integer('rank').notNull(),
  },
  (table) => [primaryKey({ columns: [table.availabilityId, table.roomId] })],
)

/** A day that differs: absent for a part of it (or all: 00:00-24:00). */
export const availabilityExceptions = pgTable(
  'availability_exceptions',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    teacherId: uuid('teacher_id').notNull(),
    kind: text('kind', { enum: availabilityExceptionKinds }).notNull(),
    /** First and last day, included. */
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    /** Part of each of those days; null: the whole day. */
    startsAt: time('starts_at'),
    endsAt: time('ends_at'),
    /** Needed for extra hours ('available'). */
    locationId: uuid('location_id').references(() => locations.id, { onDelete: 'restrict' }),
    label: text('label').notNull().default(''),
  },
  (table) => [
    oneOf('availability_exceptions_kind', table.kind, availabilityExceptionKinds),
    check(
      'availability_exceptions_order',
      sql`${table.startsOn} <= ${table.endsOn} and (${table.startsAt} is null or ${table.startsAt} < ${table.endsAt})`,
    ),
    foreignKey({
      name: 'availability_exceptions_teacher',
      columns: [table.structureId, table.teacherId],
      foreignColumns: [teachers.structureId, teachers.id],
    }).onDelete('restrict'),
    index('availability_exceptions_of_teacher').on(table.teacherId, table.startsOn),
  ],
)

/**
 * The only table that occupies time: one row per teacher, room and learner of anything dated. An exclusion
 * constraint in the guards' migration refuses two active overlapping ones of a resource ([0.I1]).
 */
export const agendaClaims = pgTable(
  'agenda_claims',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    resourceKind: text('resource_kind', { enum: resourceKinds }).notNull(),
    resourceId: uuid('resource_id').notNull(),
    /** '[start,end)' */
    during: tstzrange('during').notNull(),
    ownerKind: text('owner_kind', { enum: claimOwnerKinds }).notNull(),
    ownerId: uuid('owner_id').notNull(),
    isActive: boolean('is_active').notNull().default(true),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('agenda_claims_resource_kind', table.resourceKind, resourceKinds),
    oneOf('agenda_claims_owner_kind', table.ownerKind, claimOwnerKinds),
    check(
      'agenda_claims_bounds',
      sql`not isempty(${table.during}) and lower_inc(${table.during}) and not upper_inc(${table.during}) and lower(${table.during}) is not null and upper(${table.during}) is not null`,
    ),
    // So that a grid reads the index up to the day after its last one, not all that comes ([6.P3]).
    check('agenda_claims_length', sql`upper(${table.during}) - lower(${table.during}) <= interval '1 day'`),
    // Serves: the week grid: time of a teacher, a learner and rooms from a day on (the exclusion's index is slow for a few ids).
    index('agenda_claims_of_resource')
      .on(table.resourceId, sql`upper(${table.during})`, sql`lower(${table.during})`)
      .where(sql`is_active`),
    // Serves: releasing all the claims of a booking.
    index('agenda_claims_owner').on(table.ownerKind, table.ownerId),
  ],
)
