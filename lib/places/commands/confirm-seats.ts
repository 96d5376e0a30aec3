import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { agendaClaims } from '@/db/schema/agenda'
import type { LockedTx } from '@/lib/core/locks'

/**
 * Turns held seats into those of bookings: from now on the bookings occupy their learners' time ([1.C6]). The caller holds
 * the courses' and the learners' locks, has just written the bookings and claims their time after this.
 */
export async function confirmSeats(
  tx: LockedTx,
  confirmed: readonly { seatId: string; bookingId: string }[],
): Promise<void> {
  if (confirmed.length === 0) return
  await endHolds(
    tx,
    confirmed.map(({ seatId }) => seatId),
  )
  await tx.execute(sql`
    update seats seat set state = 'confirmed', booking_id = made."bookingId"
    from jsonb_to_recordset(${JSON.stringify(confirmed)}::jsonb) as made ("seatId" uuid, "bookingId" uuid) where seat.id = made."seatId"`)
}

/** The time of the learners of held seats is no longer occupied by these. */
export async function endHolds(tx: LockedTx, seatIds: readonly string[]): Promise<void> {
  if (seatIds.length === 0) return
  await tx
    .update(agendaClaims)
    .set({ isActive: false })
    .where(and(eq(agendaClaims.ownerKind, 'hold'), inArray(agendaClaims.ownerId, [...seatIds])))
}
