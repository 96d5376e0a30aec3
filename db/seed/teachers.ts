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

/** Days that differ, around today: an absence, an afternoon off, a Sunday opened for once. */
export function listExceptions(structureId: string, today: Day): Absence[] {
  const monday = mondayOf(today)
  const of = (slug: string) => ({ structureId, teacherId: teacherId(slug) })
  return [
    {
      ...of('helene-marchal'),
      kind: 'unavailable',
      startsOn: addDays(monday, 9),
      endsOn: addDays(monday, 9),
      label: 'Audition au conservatoire',
    },
    {
      ...of('paul-verdier'),
      kind: 'unavailable',
      startsOn: addDays(monday, 7),
      endsOn: addDays(monday, 11),
      startsAt: '09:00',
      endsAt: '10:00',
      label: 'Répétitions du matin',
    },
    {
      ...of('paul-verdier'),
      kind: 'available',
      startsOn: addDays(monday, 13),
      endsOn: addDays(monday, 13),
      startsAt: '14:00',
      endsAt: '18:00',
      locationId: locationId('lilas'),
      label: 'Dimanche de rattrapage',
    },
    {
      ...of('marc-aubrac'),
      kind: 'unavailable',
      startsOn: addDays(monday, 21),
      endsOn: addDays(monday, 27),
      label: 'En tournée',
    },
    {
      ...of('nadia-ferrand'),
      kind: 'unavailable',
      startsOn: addDays(monday, -35),
      endsOn: addDays(monday, -29),
      label: 'Congés',
    },
  ]
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
