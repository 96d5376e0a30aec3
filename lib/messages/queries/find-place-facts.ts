import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { postponementsLeft } from '@/lib/passes/queries'
import { type BookingMail, findBookingFacts } from './find-booking-facts'

export type PlaceMail = BookingMail & { postponementsLeft: number; before: BookingMail['facts'] | null }

/** A place in a session with what its pass still allows, and the place that was given up for it, if one was; null elsewhere. */
export async function findPlaceFacts(structureId: string, bookingId: string): Promise<PlaceMail | null> {
  const [row] = await db().execute<{ left: number; beforeId: string | null }>(sql`
    select ${postponementsLeft} as left, b.postponed_from_id as "beforeId" from bookings b join passes p on p.id = b.pass_id
    where b.id = ${bookingId} and b.structure_id = ${structureId} and b.session_id is not null`)
  if (!row) return null
  const [found, before] = await Promise.all([
    findBookingFacts(structureId, bookingId),
    row.beforeId ? findBookingFacts(structureId, row.beforeId) : null,
  ])
  return found && { ...found, postponementsLeft: row.left, before: before?.facts ?? null }
}
