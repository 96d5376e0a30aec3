import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from '@/db/columns'
import { writeOffStates } from '@/lib/write-offs/types'
import { accounts } from './accounts'
import { orders } from './orders'

/** What an order still owes and nobody will pay: proposed by one person of the office, decided by another ([6.S5]). */
export const writeOffs = pgTable(
  'write_offs',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    orderId: uuid('order_id').notNull(),
    amountCents: integer('amount_cents').notNull(),
    reason: text('reason').notNull(),
    state: text('state', { enum: writeOffStates }).notNull().default('proposed'),
    proposedBy: uuid('proposed_by')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
    decidedBy: uuid('decided_by').references(() => accounts.id, { onDelete: 'restrict' }),
    decidedAt: instant('decided_at'),
    undoneBy: uuid('undone_by').references(() => accounts.id, { onDelete: 'restrict' }),
    undoneAt: instant('undone_at'),
    undoneReason: text('undone_reason').notNull().default(''),
  },
  (table) => [
    oneOf('write_offs_state', table.state, writeOffStates),
    check('write_offs_amount', sql`${table.amountCents} > 0`),
    check('write_offs_reason', sql`${table.reason} <> ''`),
    check(
      'write_offs_decided',
      sql`(${table.state} = 'proposed') = (${table.decidedAt} is null) and (${table.decidedAt} is null) = (${table.decidedBy} is null)`,
    ),
    check(
      'write_offs_undone',
      sql`(${table.state} = 'undone') = (${table.undoneAt} is not null) and (${table.undoneAt} is null) = (${table.undoneBy} is null)`,
    ),
    // Two people, whatever the roles; only its author withdraws a proposal.
    check(
      'write_offs_two_people',
      sql`${table.decidedBy} is null or (${table.decidedBy} = ${table.proposedBy}) = (${table.state} = 'withdrawn')`,
    ),
    foreignKey({
      name: 'write_offs_order',
      columns: [table.structureId, table.orderId],
      foreignColumns: [orders.structureId, orders.id],
    }).onDelete('restrict'),
    // One at a time for an order; serves: what waits for the second person.
    uniqueIndex('write_offs_open').on(table.orderId).where(sql`state = 'proposed'`),
    index('write_offs_waiting').on(table.structureId, table.createdAt).where(sql`state = 'proposed'`),
    index('write_offs_of_order').on(table.orderId),
  ],
)
