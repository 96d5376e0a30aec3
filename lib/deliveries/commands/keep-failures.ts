import 'server-only'
import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import { addressFailures, type messages } from '@/db/schema/messages'
import type { LockedTx } from '@/lib/core/locks'
import type { Instant } from '@/lib/core/time'

type Message = typeof messages.$inferSelect

/** Nothing arrives there: its file is on the list of addresses to correct, once ([2.C2]). */
export async function openFailure(tx: LockedTx, message: Message, detail: string): Promise<void> {
  const { structureId, clientFileId, recipient, id } = message
  await tx
    .insert(addressFailures)
    .values({ structureId, clientFileId, address: recipient, messageId: id, detail })
    .onConflictDoNothing()
}

/** A mail got through: the address works again, whatever was refused there before it left ([2.C2]). */
export async function closeFailure(tx: LockedTx, { structureId, recipient, sentAt }: Message, deliveredAt: Instant) {
  await tx
    .update(addressFailures)
    .set({ resolvedAt: sql`app_now()` as never })
    .where(
      and(
        eq(addressFailures.structureId, structureId),
        eq(addressFailures.address, recipient),
        isNull(addressFailures.resolvedAt),
        lte(addressFailures.createdAt, sentAt ?? deliveredAt),
      ),
    )
}
