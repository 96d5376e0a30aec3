import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { agendaClaims } from '@/db/schema/agenda'
import { seats } from '@/db/schema/places'
import type { LockedTx } from '@/lib/core/locks'

/**
 * Turns held seats into those of bookings: from now on the bookings occupy their learners' time ([1.C6]). The caller holds
 * the courses' and the learners' locks, has just written the bookings and claims their time after this.
 */
export async function confirmSeats(
  tx: LockedTx,
  confirmed: readonly { seatId: string; bookingId: string }[],
): Promise<void> {
  await endHolds(
    tx,
    confirmed.map(({ seatId }) => seatId),
  )
  for (const { seatId, bookingId } of confirmed)
    await tx.update(seats).set({ state: 'confirmed', bookingId }).where(eq(seats.id, seatId))
}

/** The time of the learners of held seats is no longer occupied by these. */
export async function endHolds(tx: LockedTx, seatIds: readonly string[]): Promise<void> {
  if (seatIds.length === 0) return
  await tx
    .update(agendaClaims)
    .set({ isActive: false })
    .where(and(eq(agendaClaims.ownerKind, 'hold'), inArray(agendaClaims.ownerId, [...seatIds])))
}
