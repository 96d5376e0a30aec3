import 'server-only'
import type { LockedTx } from '@/lib/core/locks'
import type { Instant } from '@/lib/core/time'

/** Offers the free seats of a course to its queue, in order ([1.G10]). The caller holds the course's lock. */
export async function offerFreedSeats(_tx: LockedTx, _courseId: string, _now: Instant): Promise<void> {}
