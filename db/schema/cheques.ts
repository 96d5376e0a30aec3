import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from '@/db/columns'
import { chequeProblems } from '@/lib/cheques/types'
import { payments } from './payments'
import { structures } from './structures'

/** Cheques taken to the bank together, on one printed slip ([1.H3]). */
export const depositSlips = pgTable(
  'deposit_slips',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    depositedOn: date('deposited_on').notNull(),
    totalCents: integer('total_cents').notNull(),
    chequeCount: integer('cheque_count').notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique('deposit_slips_scope').on(table.structureId, table.id)],
)

/** What is written on a cheque that came, for the instalment it pays. One that must be sent again leaves its row here ([1.D12]). */
export const cheques = pgTable(
  'cheques',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    paymentId: uuid('payment_id').notNull(),
    number: text('number').notNull().default(''),
    bank: text('bank').notNull().default(''),
    drawer: text('drawer').notNull().default(''),
    /** The amount written on it, to be compared with the amount expected. */
    amountCents: integer('amount_cents').notNull(),
    datedOn: date('dated_on').notNull(),
    receivedOn: date('received_on').notNull(),
    /** The day on which it is to be taken to the bank. */
    depositOn: date('deposit_on').notNull(),
    problem: text('problem', { enum: chequeProblems }),
    slipId: uuid('slip_id'),
    depositedAt: instant('deposited_at'),
    bouncedAt: instant('bounced_at'),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('cheques_problem', table.problem, chequeProblems),
    check('cheques_amount', sql`${table.amountCents} > 0`),
    check('cheques_deposit', sql`(${table.slipId} is null) = (${table.depositedAt} is null)`),
    check('cheques_bounce', sql`${table.bouncedAt} is null or ${table.depositedAt} is not null`),
    check('cheques_refused', sql`${table.problem} is null or ${table.slipId} is null`),
    foreignKey({
      name: 'cheques_payment',
      columns: [table.structureId, table.paymentId],
      foreignColumns: [payments.structureId, payments.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'cheques_slip',
      columns: [table.structureId, table.slipId],
      foreignColumns: [depositSlips.structureId, depositSlips.id],
    }).onDelete('restrict'),
    // Serves: cheques to deposit, by date.
    index('cheques_to_deposit').on(table.structureId, table.depositOn).where(sql`slip_id is null and problem is null`),
    index('cheques_of_payment').on(table.paymentId),
  ],
)
