import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from '@/db/columns'
import { seatStates } from '@/lib/places/types'
import { bookings } from './bookings'
import { clientFiles, learners } from './client-files'
import { courseSessions } from './courses'
import { orderLines } from './orders'
import { waitingEntries } from './waiting-lists'

/**
 * A learner's numbered seat in a session: its number is unique among the active ones and at most the session's capacity
 * (trigger in the guards' migration), so that a session never holds more than it may ([0.I4]).
 */
export const seats = pgTable(
  'seats',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    seat: integer('seat').notNull(),
    learnerId: uuid('learner_id').notNull(),
    clientFileId: uuid('client_file_id').notNull(),
    state: text('state', { enum: seatStates }).notNull(),
    /** The line that holds it, or held it when it was bought. */
    orderLineId: uuid('order_line_id'),
    /** The place in the queue that it was offered to. */
    waitingEntryId: uuid('waiting_entry_id'),
    bookingId: uuid('booking_id'),
    releasedAt: instant('released_at'),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('seats_state', table.state, seatStates),
    check('seats_number_positive', sql`${table.seat} > 0`),
    check(
      'seats_whose',
      sql`case ${table.state} when 'offered' then ${table.waitingEntryId} is not null when 'held' then ${table.orderLineId} is not null when 'confirmed' then ${table.bookingId} is not null else true end`,
    ),
    check('seats_released', sql`(${table.state} = 'released') = (${table.releasedAt} is not null)`),
    uniqueIndex('seats_number').on(table.sessionId, table.seat).where(sql`state <> 'released'`),
    uniqueIndex('seats_learner').on(table.sessionId, table.learnerId).where(sql`state <> 'released'`),
    foreignKey({
      name: 'seats_session',
      columns: [table.structureId, table.sessionId],
      foreignColumns: [courseSessions.structureId, courseSessions.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'seats_learner_scope',
      columns: [table.structureId, table.learnerId],
      foreignColumns: [learners.structureId, learners.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'seats_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'seats_line',
      columns: [table.structureId, table.orderLineId],
      foreignColumns: [orderLines.structureId, orderLines.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'seats_entry',
      columns: [table.structureId, table.waitingEntryId],
      foreignColumns: [waitingEntries.structureId, waitingEntries.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'seats_booking',
      columns: [table.structureId, table.bookingId],
      foreignColumns: [bookings.structureId, bookings.id],
    }).onDelete('restrict'),
    // Serves: the seats that an order holds, that a queue was offered, that a booking has.
    index('seats_of_line').on(table.orderLineId),
    index('seats_of_entry').on(table.waitingEntryId),
    index('seats_of_booking').on(table.bookingId),
    index('seats_of_learner').on(table.learnerId),
  ],
)
