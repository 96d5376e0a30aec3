import { db } from '@/db/client'
import { absenceAnswers, teacherAbsences } from '@/db/schema/absences'
import { type AbsenceChoice, absenceChoices } from '@/lib/structures/types'
import type { TestBooking } from './booking'
import { makeStaff } from './staff'

export type TestAbsence = { absenceId: string; answerId: string }

/** A teacher who is away at the hour of a lesson, whose pupil was asked what becomes of it. */
export async function makeAbsence(
  booking: TestBooking,
  given: { choices?: AbsenceChoice[]; substituteId?: string } = {},
): Promise<TestAbsence> {
  const { id: bookingId, structureId, teacherId, startsAt, endsAt, roomId } = booking
  const { accountId } = await makeStaff(db(), { id: structureId })
  const choices = given.choices ?? absenceChoices.filter((choice) => choice !== 'substitute' || given.substituteId)
  const [absence] = await db()
    .insert(teacherAbsences)
    .values({
      structureId,
      teacherId,
      startsAt,
      endsAt,
      choices,
      substituteId: given.substituteId,
      declaredBy: accountId,
    })
    .returning({ id: teacherAbsences.id })
  const before = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), roomId }
  const [answer] = await db()
    .insert(absenceAnswers)
    .values({ structureId, absenceId: absence!.id, bookingId, before })
    .returning({ id: absenceAnswers.id })
  return { absenceId: absence!.id, answerId: answer!.id }
}
