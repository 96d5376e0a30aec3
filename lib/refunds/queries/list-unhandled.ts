import 'server-only'
import { and, asc, isNull, notLike } from 'drizzle-orm'
import { db } from '@/db/client'
import { stripeEvents } from '@/db/schema/payments'

/** Events about money that goes back, stored and then interrupted: those of payments are the payments' own to sweep. */
export async function listUnhandledMoneyBack(limit = 500): Promise<{ id: string; intentId: string | null }[]> {
  return db()
    .select({ id: stripeEvents.id, intentId: stripeEvents.intentId })
    .from(stripeEvents)
    .where(and(isNull(stripeEvents.handledAt), notLike(stripeEvents.type, 'payment_intent.%')))
    .orderBy(asc(stripeEvents.receivedAt))
    .limit(limit)
}
