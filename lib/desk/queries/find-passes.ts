import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { findReach, type Reach } from '@/lib/bookings/queries/find-reach'
import { type Lesson, type LessonRow, lessonJson, lessonTables, toLesson } from '@/lib/bookings/queries/get-follow-up'
import type { Staff } from '@/lib/core/actor'
import type { Day } from '@/lib/core/time'
import { listSearchWords } from '../rules'
import { hasWord } from './match-words'

/** A pass of individual lessons, as the office finds it ([1.H8]). */
export type DeskPass = {
  id: string
  name: string
  learner: string
  /** Whose file it is in. */
  client: string
  remaining: number
  firstDay: Day
  validUntil: Day
  lessonMinutes: number
}

/** Nobody reads further down: a longer word finds fewer. */
export const mostPasses = 20

const columns = sql`p.id, p.name, l.first_name || ' ' || l.last_name as learner, f.first_name || ' ' || f.last_name as client,
  greatest(p.valid_from, p.bookable_from)::text as "firstDay", p.valid_until as "validUntil", p.lesson_minutes as "lessonMinutes",
  (select coalesce(sum(e.amount), 0)::int from pass_entries e where e.pass_id = p.id) as remaining`

const tables = sql`passes p join learners l on l.id = p.learner_id and l.removed_at is null
  join client_files f on f.id = p.client_file_id join offers o on o.id = p.offer_id and o.kind <> 'group'`

/** Within reach: all of the structure's for an admin, those that a teacher may give for that teacher. */
const isReached = ({ structureId, teacherId }: Reach): SQL => sql`p.structure_id = ${structureId}
  and (${teacherId}::uuid is null or exists (select from offer_teachers t where t.offer_id = p.offer_id and t.teacher_id = ${teacherId}))`

/** Passes that aren't over, by the name of their learner or of whoever's file it is; none before something is searched. */
export async function searchPasses(actor: Staff, search: string): Promise<DeskPass[]> {
  const [reach, words] = [await findReach(actor), listSearchWords(search)]
  if (!reach || words.length === 0) return []
  // A teacher looks for a name, never for an address.
  const address = reach.teacherId === null ? sql`f.email::text` : sql`''`
  const names = sql`concat_ws(' ', l.first_name, l.last_name, f.first_name, f.last_name, ${address})`
  const matches = sql.join(
    words.map((word) => hasWord(names, word)),
    sql` and `,
  )
  const rows = await db().execute<DeskPass>(sql`
    select ${columns} from ${tables} join structures s on s.id = p.structure_id
    where ${isReached(reach)} and ${matches} and p.valid_until >= (app_now() at time zone s.time_zone)::date
    order by l.last_name, l.first_name, p.valid_until limit ${mostPasses}`)
  return [...rows]
}

export type DeskPassLessons = { pass: DeskPass; lessons: Lesson[]; now: Date }

/** A pass within reach, with its lessons to come that are; null for any other ([0.I9]). */
export async function findDeskPass(actor: Staff, passId: string): Promise<DeskPassLessons | null> {
  const reach = await findReach(actor)
  if (!reach) return null
  const [row] = await db().execute<DeskPass & { lessons: LessonRow[] | null; now: string }>(sql`
    select ${columns}, app_now() as now, (select json_agg(${lessonJson} order by b.starts_at)
      from (select one.* from bookings one where one.pass_id = ${passId} and one.status = 'booked' and one.session_id is null
        and one.ends_at > app_now() and (${reach.teacherId}::uuid is null or one.teacher_id = ${reach.teacherId})) b ${lessonTables}) as lessons
    from ${tables} where p.id = ${passId} and ${isReached(reach)}`)
  if (!row) return null
  const { lessons, now, ...pass } = row
  return { pass, lessons: (lessons ?? []).map(toLesson), now: new Date(now) }
}
