import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, oneOf } from '@/db/columns'
import { membershipStatuses } from '@/lib/memberships/types'
import { passChangeKinds, passEntryKinds } from '@/lib/passes/types'
import { accounts } from './accounts'
import { offers } from './catalogue'
import { clientFiles, learners } from './client-files'
import { orderLines } from './orders'
import { structures } from './structures'

/** The right of a learner to buy packages, both days included. Two of them never overlap (constraint in the guards' migration). */
export const memberships = pgTable(
  'memberships',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    learnerId: uuid('learner_id').notNull(),
    clientFileId: uuid('client_file_id').notNull(),
    orderLineId: uuid('order_line_id')
      .unique('memberships_line')
      .references(() => orderLines.id, { onDelete: 'restrict' }),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    status: text('status', { enum: membershipStatuses }).notNull().default('active'),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('memberships_status', table.status, membershipStatuses),
    check('memberships_order', sql`${table.startsOn} <= ${table.endsOn}`),
    foreignKey({
      name: 'memberships_learner_scope',
      columns: [table.structureId, table.learnerId],
      foreignColumns: [learners.structureId, learners.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'memberships_file_scope',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    // Serves: 'Mes achats', Adhésion.
    index('memberships_file').on(table.clientFileId),
    index('memberships_learner').on(table.learnerId),
  ],
)

/** What an order line granted: N credits with their validity. Its figures are sums of its ledger ([0.I2]). */
export const passes = pgTable(
  'passes',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    learnerId: uuid('learner_id').notNull(),
    clientFileId: uuid('client_file_id').notNull(),
    offerId: uuid('offer_id').notNull(),
    /** The course of a package that came from another program: of one that was sold, its line knows ([1.H10]). */
    courseId: uuid('course_id'),
    orderLineId: uuid('order_line_id')
      .unique('passes_line')
      .references(() => orderLines.id, { onDelete: 'restrict' }),
    name: text('name').notNull(),
    lessonMinutes: integer('lesson_minutes').notNull(),
    validFrom: date('valid_from').notNull(),
    /** Last day included; a lesson must start by then. */
    validUntil: date('valid_until').notNull(),
    /** No lesson starts before this day when the buyer didn't ask to begin within the 14 days ([6.L3]). */
    bookableFrom: date('bookable_from').notNull(),
    /** No lesson between these days, both included: frozen ([1.H9]). */
    frozenFrom: date('frozen_from'),
    frozenUntil: date('frozen_until'),
    postponements: integer('postponements').notNull().default(0),
    cancellationNoticeHours: integer('cancellation_notice_hours').notNull(),
    /** Lessons that may be cancelled within the notice all the same ([1.G8]). */
    lateExceptions: integer('late_exceptions').notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    unique('passes_scope').on(table.structureId, table.id),
    check(
      'passes_frozen',
      sql`(${table.frozenFrom} is null) = (${table.frozenUntil} is null) and (${table.frozenFrom} is null or ${table.frozenFrom} <= ${table.frozenUntil})`,
    ),
    foreignKey({
      name: 'passes_learner_scope',
      columns: [table.structureId, table.learnerId],
      foreignColumns: [learners.structureId, learners.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'passes_file_scope',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'passes_offer_scope',
      columns: [table.structureId, table.offerId],
      foreignColumns: [offers.structureId, offers.id],
    }).onDelete('restrict'),
    // Serves: Mon suivi, Réserver.
    index('passes_file').on(table.clientFileId),
    index('passes_learner').on(table.learnerId),
  ],
)

/** The ledger: append-only by trigger and by the application's role; a sum under 0 is refused by a trigger. */
export const passEntries = pgTable(
  'pass_entries',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    passId: uuid('pass_id').notNull(),
    kind: text('kind', { enum: passEntryKinds }).notNull(),
    /** Credits: positive for grant and release, negative for reserve and revoke. */
    amount: integer('amount').notNull(),
    bookingId: uuid('booking_id'),
    /** The business reason, once: 'grant:<line>', 'reserve:<booking>', 'release:<booking>'. */
    businessKey: text('business_key').notNull().unique('pass_entries_once'),
    reason: text('reason').notNull().default(''),
    actor: jsonb('actor').$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('pass_entries_kind', table.kind, passEntryKinds),
    check(
      'pass_entries_sign',
      sql`case ${table.kind} when 'grant' then ${table.amount} > 0 when 'reserve' then ${table.amount} = -1 when 'release' then ${table.amount} = 1 when 'revoke' then ${table.amount} < 0 else ${table.amount} <> 0 end`,
    ),
    check('pass_entries_booking', sql`(${table.kind} in ('reserve', 'release')) = (${table.bookingId} is not null)`),
    foreignKey({
      name: 'pass_entries_pass',
      columns: [table.structureId, table.passId],
      foreignColumns: [passes.structureId, passes.id],
    }).onDelete('restrict'),
    // Serves: the sum of a pass, everywhere.
    index('pass_entries_of_pass').on(table.passId),
  ],
)

/** A pass given more time, or frozen: who, why, and its days before and after ([1.H9]). Append-only. */
export const passChanges = pgTable(
  'pass_changes',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    passId: uuid('pass_id').notNull(),
    kind: text('kind', { enum: passChangeKinds }).notNull(),
    validUntilBefore: date('valid_until_before').notNull(),
    validUntilAfter: date('valid_until_after').notNull(),
    frozenFrom: date('frozen_from'),
    frozenUntil: date('frozen_until'),
    reason: text('reason').notNull(),
    madeBy: uuid('made_by')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('pass_changes_kind', table.kind, passChangeKinds),
    check('pass_changes_reason', sql`length(btrim(${table.reason})) > 0`),
    foreignKey({
      name: 'pass_changes_pass',
      columns: [table.structureId, table.passId],
      foreignColumns: [passes.structureId, passes.id],
    }).onDelete('restrict'),
    // Serves: the history of a pass.
    index('pass_changes_of_pass').on(table.passId, table.createdAt),
  ],
)
