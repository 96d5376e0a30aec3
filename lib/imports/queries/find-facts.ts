import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { offers } from '@/db/schema/catalogue'
import { structures } from '@/db/schema/structures'
import { dayOf, type Instant } from '@/lib/core/time'
import type { ImportFacts } from '../rules'
import type { ImportOffer, KnownFile, ReadLine } from '../types'

const array = (values: readonly string[]) =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`

const learnersOfFile = sql`(select coalesce(json_agg(json_build_object('id', l.id, 'lastName', l.last_name, 'firstName', l.first_name,
    'isSelf', g.is_self, 'memberships', (select coalesce(json_agg(json_build_object('startsOn', m.starts_on, 'endsOn', m.ends_on)), '[]')
      from memberships m where m.learner_id = l.id and m.status = 'active'))), '[]')
  from guardianships g join learners l on l.id = g.learner_id where g.client_file_id = f.id and l.removed_at is null)`

/** The open files whose names or address of mail are among those of some lines, with their learners; by index. */
async function listKnownFiles(
  executor: Executor,
  structureId: string,
  lines: readonly ReadLine[],
): Promise<KnownFile[]> {
  const names = lines.map(({ lastName, firstName }) => `${lastName} ${firstName}`)
  const emails = lines.flatMap(({ email }) => email ?? [])
  const rows = await executor.execute<KnownFile>(sql`
    select f.id, f.number, f.last_name as "lastName", f.first_name as "firstName", f.email::text as email, f.phone, f.postcode,
      ${learnersOfFile} as learners
    from client_files f where f.structure_id = ${structureId} and f.status = 'active' and (
      f.email = any(${array(emails)}::citext[])
      or search_key(f.last_name) || ' ' || search_key(f.first_name) in (select search_key(name) from unnest(${array(names)}) as name))`)
  return [...rows]
}

/** The offers that lessons left may be of. */
const listImportOffers = (executor: Executor, structureId: string): Promise<ImportOffer[]> =>
  executor
    .select({
      id: offers.id,
      slug: offers.slug,
      name: offers.name,
      kind: offers.kind,
      lessonMinutes: offers.lessonMinutes,
      postponements: offers.postponements,
      courseIds: sql<
        string[]
      >`array(select c.course_id from offer_courses c where c.offer_id = ${offers.id} and exists (
        select from course_sessions s where s.course_id = c.course_id and s.status = 'planned' and s.starts_at > app_now()))`,
      cancellationNoticeHours: sql<number>`(${structures.settings}->>'cancellationNoticeHours')::int`,
    })
    .from(offers)
    .innerJoin(structures, eq(structures.id, offers.structureId))
    .where(and(eq(offers.structureId, structureId)))

/** All that lines are judged by ([1.H10]). */
export async function findImportFacts(
  executor: Executor,
  structure: { id: string; timeZone: string },
  lines: readonly ReadLine[],
  now: Instant,
): Promise<ImportFacts> {
  const [files, known] = await Promise.all([
    listKnownFiles(executor, structure.id, lines),
    listImportOffers(executor, structure.id),
  ])
  return { today: dayOf(now, structure.timeZone), files, offers: known }
}
