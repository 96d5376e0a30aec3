import type { Executor } from '@/db/client'
import { availabilityRooms, teacherAvailabilities } from '@/db/schema/agenda'
import { teachers } from '@/db/schema/structures'
import { nextNumber } from './sequence'
import type { TestStructure } from './structure'

export type TestTeacher = { id: string; structureId: string; firstName: string; lastName: string }
export type TestHours = { weekdays: readonly number[]; from: string; to: string; roomIds?: readonly string[] }

const everyDay: TestHours = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '20:00' }

/** A teacher who, unless told otherwise, is there every day from 08:00 to 20:00 in either room of the structure. */
export async function makeTeacherWithAvailability(
  executor: Executor,
  structure: TestStructure,
  given: {
    firstName?: string
    lastName?: string
    email?: string
    hours?: readonly TestHours[]
    validFrom?: string
  } = {},
): Promise<TestTeacher> {
  const number = nextNumber()
  const firstName = given.firstName ?? 'Paul'
  const lastName = given.lastName ?? `Verdier ${number}`
  const [teacher] = await executor
    .insert(teachers)
    .values({
      structureId: structure.id,
      slug: `professeur-${number}`,
      firstName,
      lastName,
      email: given.email ?? `professeur-${number}@structure.example`,
      phone: '+33199000002',
      discipline: 'Chant',
      position: number,
    })
    .returning({ id: teachers.id })
  for (const hours of given.hours ?? [everyDay])
    await addHours(executor, structure, teacher!.id, hours, given.validFrom)
  return { id: teacher!.id, structureId: structure.id, firstName, lastName }
}

async function addHours(
  executor: Executor,
  structure: TestStructure,
  teacherId: string,
  hours: TestHours,
  validFrom = '2000-01-01',
): Promise<void> {
  const made = await executor
    .insert(teacherAvailabilities)
    .values(
      hours.weekdays.map((weekday) => ({
        structureId: structure.id,
        teacherId,
        locationId: structure.locationId,
        weekday,
        startsAt: hours.from,
        endsAt: hours.to,
        validFrom,
      })),
    )
    .returning({ id: teacherAvailabilities.id })
  const roomIds = hours.roomIds ?? structure.roomIds
  await executor
    .insert(availabilityRooms)
    .values(made.flatMap(({ id }) => roomIds.map((roomId, rank) => ({ availabilityId: id, roomId, rank }))))
}
