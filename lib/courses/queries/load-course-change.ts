import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { rooms } from '@/db/schema/structures'
import { overlaps } from '@/lib/core/time'
import { fitsChange } from '../rules'
import type { ChangedSession, CourseChange } from '../types'
import { listEngagements } from './list-engagements'

export type WantedChange = { teacherId: string; roomId: string }
/** The course as it is: whoever replaced a teacher, or moved to another room, for a session alone stays there. */
export type CourseNow = WantedChange & { id: string; structureId: string }

type Row = Omit<ChangedSession, 'startsAt' | 'endsAt' | 'clashes'> & {
  startsAt: string
  endsAt: string
  capacity: number
}

/** What another teacher or another room does to the sessions to come: those that take it, and those that keep what they have, with what is in the way ([1.H1]). */
export async function loadCourseChange(
  course: CourseNow,
  wanted: WantedChange,
  executor: Executor = db(),
): Promise<CourseChange> {
  const rows = await executor.execute<Row>(sql`
    select s.id, s.starts_at as "startsAt", s.ends_at as "endsAt", s.capacity, s.revision,
      case when s.teacher_id = ${course.teacherId} then ${wanted.teacherId} else s.teacher_id end as "teacherId",
      case when s.room_id = ${course.roomId} then ${wanted.roomId} else s.room_id end as "roomId"
    from course_sessions s where s.course_id = ${course.id} and s.status = 'planned' and s.starts_at > app_now()
      and (s.teacher_id = ${course.teacherId} and ${wanted.teacherId} <> ${course.teacherId}
        or s.room_id = ${course.roomId} and ${wanted.roomId} <> ${course.roomId})
    order by s.starts_at, s.id`)
  const sessions = rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }))
  const [first, last] = [sessions[0], sessions.at(-1)]
  if (!first || !last) return { changed: [], kept: [] }
  const resourceIds = [wanted.teacherId, wanted.roomId]
  const scope = { structureId: course.structureId, resourceIds, from: first.startsAt, until: last.endsAt }
  const [engagements, newRoom] = await Promise.all([
    listEngagements(scope, executor),
    findCapacity(wanted.roomId, executor),
  ])
  const takesRoom = ({ roomId }: WantedChange) => roomId === wanted.roomId && wanted.roomId !== course.roomId
  const withClashes = sessions.map(({ capacity, ...session }) => {
    const clashes = engagements.filter(
      (one) =>
        one.ownerId !== session.id &&
        [session.teacherId, session.roomId].includes(one.resourceId) &&
        overlaps(one, session),
    )
    const roomCapacity = takesRoom(session) ? newRoom : capacity
    const fits = fitsChange({ capacity, clashes, roomCapacity })
    return { ...session, clashes: clashes.map(({ name }) => name), fits }
  })
  return {
    changed: withClashes.filter(({ fits }) => fits),
    kept: withClashes.filter(({ fits }) => !fits),
  }
}

async function findCapacity(roomId: string, executor: Executor): Promise<number> {
  const [room] = await executor.select({ capacity: rooms.capacity }).from(rooms).where(eq(rooms.id, roomId))
  return room?.capacity ?? 0
}
