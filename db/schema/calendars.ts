import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf, tstzrange } from '@/db/columns'
import { calendarStatuses, feedKinds } from '@/lib/calendars/types'
import { clientFiles, learners } from './client-files'
import { teachers } from './structures'

/**
 * A private calendar address that somebody subscribes to ([1.F6]). Its token is derived from the row's id and the secret of
 * the application, so that it can be shown again and is stored nowhere; revoking ends it.
 */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    kind: text('kind', { enum: feedKinds }).notNull(),
    /** Of a household or one of its learners. */
    clientFileId: uuid('client_file_id'),
    learnerId: uuid('learner_id'),
    teacherId: uuid('teacher_id'),
    lastReadAt: instant('last_read_at'),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('calendar_feeds_kind', table.kind, feedKinds),
    check(
      'calendar_feeds_whose',
      sql`case ${table.kind} when 'household' then ${table.clientFileId} is not null and ${table.learnerId} is null and ${table.teacherId} is null when 'learner' then ${table.clientFileId} is not null and ${table.learnerId} is not null and ${table.teacherId} is null else ${table.teacherId} is not null and ${table.clientFileId} is null and ${table.learnerId} is null end`,
    ),
    foreignKey({
      name: 'calendar_feeds_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'calendar_feeds_learner',
      columns: [table.structureId, table.learnerId],
      foreignColumns: [learners.structureId, learners.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'calendar_feeds_teacher',
      columns: [table.structureId, table.teacherId],
      foreignColumns: [teachers.structureId, teachers.id],
    }).onDelete('restrict'),
    // One address at a time for each: asked again, it is the same one.
    uniqueIndex('calendar_feeds_household')
      .on(table.clientFileId)
      .where(sql`kind = 'household' and revoked_at is null`),
    uniqueIndex('calendar_feeds_of_learner')
      .on(table.clientFileId, table.learnerId)
      .where(sql`kind = 'learner' and revoked_at is null`),
    uniqueIndex('calendar_feeds_of_teacher').on(table.teacherId).where(sql`kind = 'teacher' and revoked_at is null`),
  ],
)

/** A calendar that a teacher keeps elsewhere; what stands in it blocks their slots ([1.F7]). */
export const teacherCalendars = pgTable(
  'teacher_calendars',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    teacherId: uuid('teacher_id').notNull(),
    url: text('url').notNull(),
    /** 'pending' until first read; 'failing' keeps what was read last. */
    status: text('status', { enum: calendarStatuses }).notNull().default('pending'),
    /** The code of what was wrong at the last reading. */
    problem: text('problem'),
    fetchedAt: instant('fetched_at'),
    /** What the server said of the last version: asked again only when it changed. */
    etag: text('etag'),
    removedAt: instant('removed_at'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('teacher_calendars_scope').on(table.structureId, table.id),
    oneOf('teacher_calendars_status', table.status, calendarStatuses),
    foreignKey({
      name: 'teacher_calendars_teacher',
      columns: [table.structureId, table.teacherId],
      foreignColumns: [teachers.structureId, teachers.id],
    }).onDelete('restrict'),
    uniqueIndex('teacher_calendars_once').on(table.teacherId, table.url).where(sql`removed_at is null`),
  ],
)

/** When a teacher is taken elsewhere: times only, no title. Rewritten at each reading; never a claim, since it may overlap lessons. */
export const externalBusy = pgTable(
  'external_busy',
  {
    id: id(),
    calendarId: uuid('calendar_id')
      .notNull()
      .references(() => teacherCalendars.id, { onDelete: 'cascade' }),
    teacherId: uuid('teacher_id')
      .notNull()
      .references(() => teachers.id, { onDelete: 'restrict' }),
    during: tstzrange('during').notNull(),
  },
  (table) => [
    check('external_busy_bounds', sql`not isempty(${table.during})`),
    // Serves: the week grid.
    index('external_busy_of_teacher').on(table.teacherId, sql`upper(${table.during})`),
    index('external_busy_of_calendar').on(table.calendarId),
  ],
)
