import { availabilityExceptions, availabilityRooms, teacherAvailabilities } from '@/db/schema/agenda'
import { teachers } from '@/db/schema/structures'
import { addDays, type Day, mondayOf } from '@/lib/core/time'
import { atelierTeachers } from './content/teachers'
import type { SeedContext } from './context'
import { insertAll } from './insert'
import { idOf } from './random'
import { locationId, roomId } from './structure'

export const teacherId = (slug: string) => idOf(`teacher:${slug}`)

/** One weekday of one stretch, as the schedule of the seed and the table both need it. */
export type Availability = {
  id: string
  teacherId: string
  locationId: string
  weekday: number
  startsAt: string
  endsAt: string
  roomIds: string[]
}

export function listAvailabilities(): Availability[] {
  return atelierTeachers.flatMap((teacher) =>
    teacher.hours.flatMap((hours) =>
      hours.days.map((weekday) => ({
        id: idOf(`availability:${teacher.slug}:${weekday}:${hours.from}`),
        teacherId: teacherId(teacher.slug),
        locationId: locationId(hours.location),
        weekday,
        startsAt: hours.from,
        endsAt: hours.to,
        roomIds: hours.rooms.map(roomId),
      })),
    ),
  )
}

export type Absence = typeof availabilityExceptions.$inferInsert

type Difference = Pick<Absence, 'kind' | 'startsAt' | 'endsAt' | 'locationId'> & {
  teacher: string
  /** Days after the Monday of this week, both included. */
  from: number
  until: number
  label: string
}

const differences: readonly Difference[] = [
  { teacher: 'helene-marchal', kind: 'unavailable', from: 9, until: 9, label: 'Audition au conservatoire' },
  {
    teacher: 'paul-verdier',
    kind: 'unavailable',
    from: 7,
    until: 11,
    startsAt: '09:00',
    endsAt: '10:00',
    label: 'Répétitions du matin',
  },
  {
    teacher: 'paul-verdier',
    kind: 'available',
    from: 13,
    until: 13,
    startsAt: '14:00',
    endsAt: '18:00',
    locationId: locationId('lilas'),
    label: 'Dimanche de rattrapage',
  },
  { teacher: 'marc-aubrac', kind: 'unavailable', from: 21, until: 27, label: 'En tournée' },
  { teacher: 'nadia-ferrand', kind: 'unavailable', from: -35, until: -29, label: 'Congés' },
]

/** Days that differ, around today: an absence, an afternoon off, a Sunday opened for once. */
export function listExceptions(structureId: string, today: Day): Absence[] {
  const monday = mondayOf(today)
  return differences.map(({ teacher, from, until, ...difference }) => ({
    ...difference,
    structureId,
    teacherId: teacherId(teacher),
    startsOn: addDays(monday, from),
    endsOn: addDays(monday, until),
  }))
}

export async function insertTeachers({ tx, structureId, today }: SeedContext): Promise<void> {
  await insertAll(
    tx,
    teachers,
    atelierTeachers.map((teacher, position) => ({
      id: teacherId(teacher.slug),
      structureId,
      slug: teacher.slug,
      firstName: teacher.firstName,
      lastName: teacher.lastName,
      email: `${teacher.slug.replace('-', '.')}@latelier.example`,
      phone: `+331990020${String(position + 1).padStart(2, '0')}`,
      discipline: teacher.discipline,
      biography: teacher.biography,
      asksToAgreeFirst: teacher.asksToAgreeFirst,
      position,
    })),
  )
  const availabilities = listAvailabilities()
  await insertAll(
    tx,
    teacherAvailabilities,
    availabilities.map(({ roomIds, ...row }) => ({ ...row, structureId, validFrom: addDays(today, -800) })),
  )
  await insertAll(
    tx,
    availabilityRooms,
    availabilities.flatMap(({ id, roomIds }) =>
      roomIds.map((room, rank) => ({ availabilityId: id, roomId: room, rank })),
    ),
  )
  await insertAll(tx, availabilityExceptions, listExceptions(structureId, today))
}
