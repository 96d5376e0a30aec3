import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { DeskPlace } from '../types'

/** The places of a structure with their rooms, in the order of the public pages ([2.F3]). */
export async function listDeskPlaces(structureId: string, executor: Executor = db()): Promise<DeskPlace[]> {
  const rows = await executor.execute<DeskPlace>(sql`
    select l.id, l.name, l.address, l.directions,
      exists (select from teacher_availabilities a where a.location_id = l.id)
        or exists (select from availability_exceptions e where e.location_id = l.id) as "isUsed",
      coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name, 'description', r.description,
          'capacity', r.capacity, 'areaSquareMetres', r.area_square_metres, 'isRentable', r.is_rentable,
          'isUsed', exists (select from availability_rooms h where h.room_id = r.id)
            or exists (select from courses c where c.room_id = r.id)
            or exists (select from course_sessions s where s.room_id = r.id)
            or exists (select from agenda_claims c where c.resource_id = r.id and c.is_active),
          'largest', (select coalesce(max(s.capacity), 0) from course_sessions s
            where s.room_id = r.id and s.cancelled_at is null and s.ends_at > app_now()))
        order by r.position, r.name) from rooms r where r.location_id = l.id), '[]') as rooms
    from locations l where l.structure_id = ${structureId} order by l.position, l.name`)
  return [...rows]
}

/** One of them; null for an unknown one, or another structure's. */
export async function findDeskPlace(structureId: string, placeId: string, executor: Executor = db()) {
  return (await listDeskPlaces(structureId, executor)).find(({ id }) => id === placeId) ?? null
}
