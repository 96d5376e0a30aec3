import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { bookings } from '@/db/schema/bookings'
import { clientFiles } from '@/db/schema/client-files'
import { passes } from '@/db/schema/passes'
import { remindersPurpose } from '@/lib/client-files/types'
import { signId } from '@/lib/core/signed-ids'
import type { Instant } from '@/lib/core/time'
import type { ReminderFacts } from '../types'
import { type BookingMail, findBookingFacts } from './find-booking-facts'

export type ReminderMail = Omit<BookingMail, 'facts'> & { facts: ReminderFacts }

const postponementsLeft = sql<number>`(${passes.postponements} - (select count(*)::int from bookings given
  where given.pass_id = ${passes.id} and given.postponement_kind = 'member'))`

/** A lesson to recall at its hour; null once it is cancelled or at another hour, or its member wants no reminder ([1.G9]). */
export async function findReminderFacts(
  structureId: string,
  bookingId: string,
  startsAt: (at: Instant) => boolean,
): Promise<ReminderMail | null> {
  const [[row], mail] = await Promise.all([
    db()
      .select({
        postponementsLeft,
        wantsReminders: clientFiles.wantsReminders,
        now: sql<string>`app_now()`,
      })
      .from(bookings)
      .innerJoin(passes, eq(passes.id, bookings.passId))
      .innerJoin(clientFiles, eq(clientFiles.id, bookings.clientFileId))
      .where(eq(bookings.id, bookingId)),
    findBookingFacts(structureId, bookingId),
  ])
  if (!row?.wantsReminders || !mail || mail.facts.cancelledAt || !startsAt(mail.facts.startsAt)) return null
  const facts = { ...mail.facts, postponementsLeft: Math.max(0, row.postponementsLeft), now: new Date(row.now) }
  return { ...mail, facts: { ...facts, stopToken: signId(remindersPurpose, mail.clientFileId) } }
}
