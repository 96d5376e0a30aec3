import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { bookings } from '@/db/schema/bookings'
import { clientFiles, guardianships, learners } from '@/db/schema/client-files'
import { passes } from '@/db/schema/passes'
import { locations, rooms, teachers } from '@/db/schema/structures'
import { isRefunded } from '@/lib/bookings/queries/get-follow-up'
import { cancellableUntil } from '@/lib/bookings/rules'
import type { BookingFacts } from '../types'

export type BookingMail = { facts: BookingFacts; clientFileId: string; learnerId: string }

const guardianOf = and(
  eq(guardianships.learnerId, bookings.learnerId),
  eq(guardianships.clientFileId, bookings.clientFileId),
)

async function readLesson(structureId: string, bookingId: string) {
  const [row] = await db()
    .select({
      booking: bookings,
      isRefunded: sql<boolean>`(select ${isRefunded} from bookings b where b.id = "bookings"."id")`,
      isGift: sql<boolean>`exists (select from gift_redemptions used where used.pass_id = ${passes.id}
        and used.client_file_id <> (select v.client_file_id from gift_vouchers v where v.id = used.voucher_id))`,
      pass: passes,
      learner: learners,
      isSelf: guardianships.isSelf,
      file: clientFiles,
      accountEmail: accounts.email,
      teacher: teachers,
      room: rooms.name,
      place: locations,
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
  return row ?? null
}

type Lesson = NonNullable<Awaited<ReturnType<typeof readLesson>>>

function toFacts({
  booking,
  isRefunded,
  isGift,
  pass,
  learner,
  isSelf,
  file,
  accountEmail,
  teacher,
  room,
  place,
}: Lesson): BookingFacts {
  const { cancellationNoticeHours, name } = pass
  const { id, revision, startsAt, endsAt, cancelledAt, cancelledBy, cancelMessage } = booking
  return {
    id,
    revision,
    lesson: name,
    startsAt,
    endsAt,
    bookedAt: booking.createdAt,
    cancelledAt,
    cancelledBy,
    cancelMessage,
    isRefunded,
    isGift,
    isSession: booking.sessionId !== null,
    cancellableUntil: cancellableUntil({ startsAt, cancellationNoticeHours }),
    room,
    place: place.name,
    placeAddress: place.address,
    learner: { ...nameOf(learner), isSelf: isSelf ?? false, notesForTeacher: learner.notesForTeacher },
    member: { ...nameOf(file), email: file.email ?? accountEmail, phone: file.phone },
    teacher: { ...nameOf(teacher), email: teacher.email, phone: teacher.phone },
  }
}

const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }) => ({ firstName, lastName })

/** All that the mails of a lesson say, in one round trip; null for a booking of another structure. */
export async function findBookingFacts(structureId: string, bookingId: string): Promise<BookingMail | null> {
  const lesson = await readLesson(structureId, bookingId)
  return lesson && { facts: toFacts(lesson), clientFileId: lesson.file.id, learnerId: lesson.learner.id }
}
