import 'server-only'
import type { Tx } from '@/db/client'
import { outboxEvents } from '@/db/schema/outbox'

/** An event that happened, with ids only; whoever cares listens in its own `jobs.ts`. */
export type OutboxEvent = { structureId: string; topic: string; key: string; payload: Record<string, unknown> }

/**
 * Appends events in the command's own transaction: none is lost, none exists for a transaction that rolled back ([6.R12]).
 * `key` is the business reason: the same one twice is one event ([0.I7]).
 */
export async function tell(tx: Tx, events: OutboxEvent | readonly OutboxEvent[]): Promise<void> {
  const rows = Array.isArray(events) ? [...events] : [events as OutboxEvent]
  if (rows.length === 0) return
  await tx.insert(outboxEvents).values(rows).onConflictDoNothing({ target: outboxEvents.key })
}
