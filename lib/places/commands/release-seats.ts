import 'server-only'
import { sql } from 'drizzle-orm'
import type { LockedTx } from '@/lib/core/locks'
import type { Instant } from '@/lib/core/time'
import { type SeatsOf, seatsOf } from '../queries'
import { endHolds } from './confirm-seats'
import { offerFreedSeats } from './offer-seats'

/**
 * Gives seats back, with the time that they held, and offers them to the queue of their courses in the same transaction:
 * no passer-by slips in before the first in line ([1.G10]). Seats given back already change nothing. Returns how many were.
 * The caller holds the locks of the courses (`listSeatLocks`) and has written first why: the order ended, the booking
 * cancelled, the queue's offer expired. `isForQueue` false: the same buyer takes them again at once; had they not, the
 * minute's job offers them.
 */
export async function releaseSeats(tx: LockedTx, which: SeatsOf, now: Instant, isForQueue = true): Promise<number> {
  const freed = await tx.execute<{ id: string; courseId: string }>(sql`
    update seats seat set state = 'released', released_at = ${now.toISOString()}
    from course_sessions s where s.id = seat.session_id and seat.state <> 'released' and ${seatsOf(which)}
    returning seat.id, s.course_id as "courseId"`)
  await endHolds(
    tx,
    freed.map(({ id }) => id),
  )
  if (!isForQueue) return freed.length
  for (const courseId of new Set(freed.map((seat) => seat.courseId))) await offerFreedSeats(tx, courseId, now)
  return freed.length
}
