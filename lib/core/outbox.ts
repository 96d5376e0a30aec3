import 'server-only'
import { inArray, sql } from 'drizzle-orm'
import { db, type Tx } from '@/db/client'
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

export type WaitingEvent = OutboxEvent & { id: number }

const batchSize = 100

/**
 * Short and committed before anything is sent: a row that another drain holds is left to it. The ids as one array: joined to
 * them, a burst that the planner has no figures of yet is read whole for each id.
 */
async function claimWaiting(): Promise<WaitingEvent[]> {
  const waiting = db()
    .select({ id: outboxEvents.id })
    .from(outboxEvents)
    .where(sql`${outboxEvents.dispatchedAt} is null`)
    .orderBy(outboxEvents.id)
    .limit(batchSize)
    .for('update', { skipLocked: true })
  const rows = await db()
    .update(outboxEvents)
    .set({ attempts: sql`${outboxEvents.attempts} + 1` })
    .where(sql`${outboxEvents.id} = any(array(${waiting}))`)
    .returning()
  return rows.sort((a, b) => a.id - b.id)
}

/**
 * Hands waiting events to `send`, oldest first, then notes that it took them. A death between the two sends them again:
 * the job engine starts nothing twice for one event id, and what a job writes has a business key of its own.
 * @returns how many were handed over
 */
export async function drainOutbox(send: (events: readonly WaitingEvent[]) => Promise<void>): Promise<number> {
  let total = 0
  for (;;) {
    const events = await claimWaiting()
    if (events.length === 0) return total
    const ids = events.map((event) => event.id)
    try {
      await send(events)
    } catch (error) {
      const lastError = error instanceof Error ? error.message.slice(0, 500) : 'unknown'
      await db().update(outboxEvents).set({ lastError }).where(inArray(outboxEvents.id, ids))
      throw error
    }
    await db().update(outboxEvents).set({ dispatchedAt: sql`app_now()` }).where(inArray(outboxEvents.id, ids))
    total += events.length
  }
}
