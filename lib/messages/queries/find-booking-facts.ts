import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { bookings } from '@/db/schema/bookings'
import { clientFiles, guardianships, learners } from '@/db/schema/client-files'
import { passes } from '@/db/schema/passes'
import { locations, rooms, teachers } from '@/db/schema/structures'
import { cancellableUntil } from '@/lib/bookings/rules'
import type { BookingFacts } from '../types'

export type BookingMail = { facts: BookingFacts; clientFileId: string }

const guardianOf = and(
  eq(guardianships.learnerId, bookings.learnerId),
  eq(guardianships.clientFileId, bookings.clientFileId),
)

/** All that the mails of a lesson say, in one round trip; null for a booking of another structure. */
export async function findBookingFacts(structureId: string, bookingId: string): Promise<BookingMail | null> {
  const [row] = await db()
    .select({
      booking: bookings,
      pass: { name: passes.name, cancellationNoticeHours: passes.cancellationNoticeHours },
      learner: {
        firstName: learners.firstName,
        lastName: learners.lastName,
        notesForTeacher: learners.notesForTeacher,
      },
      isSelf: guardianships.isSelf,
      file: clientFiles,
      accountEmail: accounts.email,
      teacher: teachers,
      room: rooms.name,
      place: { name: locations.name, address: locations.address },
    })
    .from(bookings)
    .innerJoin(passes, eq(passes.id, bookings.passId))
    .innerJoin(learners, eq(learners.id, bookings.learnerId))
    .innerJoin(clientFiles, eq(clientFiles.id, bookings.clientFileId))
    .innerJoin(teachers, eq(teachers.id, bookings.teacherId))
    .innerJoin(rooms, eq(rooms.id, bookings.roomId))
    .innerJoin(locations, eq(locations.id, rooms.locationId))
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .leftJoin(guardianships, guardianOf)
    .where(and(eq(bookings.id, bookingId), eq(bookings.structureId, structureId)))
    .limit(1)
  if (!row) return null
  const { booking, pass, learner, file, teacher } = row
  const lesson = { startsAt: booking.startsAt, cancellationNoticeHours: pass.cancellationNoticeHours }
  const facts: BookingFacts = {
    id: booking.id,
    revision: booking.revision,
    lesson: pass.name,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    bookedAt: booking.createdAt,
    cancelledAt: booking.cancelledAt,
    cancelledBy: booking.cancelledBy,
    cancelMessage: booking.cancelMessage,
    cancellableUntil: cancellableUntil(lesson),
    room: row.room,
    place: row.place.name,
    placeAddress: row.place.address,
    learner: { ...learner, isSelf: row.isSelf ?? false },
    member: {
      firstName: file.firstName,
      lastName: file.lastName,
      email: file.email ?? row.accountEmail,
      phone: file.phone,
    },
    teacher: { firstName: teacher.firstName, lastName: teacher.lastName, email: teacher.email, phone: teacher.phone },
  }
  return { facts, clientFileId: file.id }
}
