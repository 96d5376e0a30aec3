import type { Executor } from '@/db/client'
import { agendaClaims } from '@/db/schema/agenda'
import { bookings } from '@/db/schema/bookings'
import { passEntries } from '@/db/schema/passes'
import { addMinutes, type Instant } from '@/lib/core/time'
import type { TestPass } from './pass'
import type { TestStructure } from './structure'
import type { TestTeacher } from './teacher'

export type TestBooking = typeof bookings.$inferSelect

/** A lesson as the command leaves it: its row, its three claims, its credit reserved. For the past too, which no command books. */
export async function makeBooking(
  executor: Executor,
  structure: TestStructure,
  pass: TestPass,
  teacher: Pick<TestTeacher, 'id'>,
  given: { startsAt: Instant; roomId?: string; attendance?: 'present' | 'absent' },
): Promise<TestBooking> {
  const roomId = given.roomId ?? structure.roomIds[0]
  const endsAt = addMinutes(given.startsAt, pass.lessonMinutes)
  const [booking] = await executor
    .insert(bookings)
    .values({
      structureId: structure.id,
      passId: pass.id,
      learnerId: pass.learnerId,
      clientFileId: pass.clientFileId,
      teacherId: teacher.id,
      roomId,
      startsAt: given.startsAt,
      endsAt,
      attendance: given.attendance ?? null,
      bookedBy: 'member',
    })
    .returning()
  const during = `[${given.startsAt.toISOString()},${endsAt.toISOString()})`
  const claims = [
    { resourceKind: 'teacher', resourceId: teacher.id },
    { resourceKind: 'room', resourceId: roomId },
    { resourceKind: 'learner', resourceId: pass.learnerId },
  ] as const
  await executor.insert(agendaClaims).values(
    claims.map((claim) => ({
      ...claim,
      structureId: structure.id,
      during,
      ownerKind: 'booking' as const,
      ownerId: booking!.id,
    })),
  )
  await executor.insert(passEntries).values({
    structureId: structure.id,
    passId: pass.id,
    kind: 'reserve',
    amount: -1,
    bookingId: booking!.id,
    businessKey: `reserve:${booking!.id}`,
    actor: { kind: 'job', name: 'factory' },
  })
  return booking!
}
