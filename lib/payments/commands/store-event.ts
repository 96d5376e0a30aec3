import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { stripeEvents } from '@/db/schema/payments'
import { inTransaction } from '@/db/transaction'

export type StoredEvent = { id: string; type: string; intentId: string | null; payload: Record<string, unknown> }

/** Keeps an event of the provider, once; says whether it was handled before ([6.R3]). */
export async function storeEvent(event: StoredEvent): Promise<{ isHandled: boolean }> {
  return inTransaction(async (tx) => {
    await tx.insert(stripeEvents).values(event).onConflictDoNothing({ target: stripeEvents.id })
    const [stored] = await tx
      .select({ handledAt: stripeEvents.handledAt })
      .from(stripeEvents)
      .where(eq(stripeEvents.id, event.id))
    return { isHandled: stored!.handledAt !== null }
  })
}

export async function markEventHandled(eventId: string): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.update(stripeEvents).set({ handledAt: sql`app_now()` }).where(eq(stripeEvents.id, eventId))
  })
}
