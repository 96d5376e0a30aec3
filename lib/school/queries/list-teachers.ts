import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { DeskTeacher } from '../types'

type Row = Omit<DeskTeacher, 'leftAt'> & { leftAt: string | null }

async function readTeachers(executor: Executor, which: ReturnType<typeof sql>): Promise<DeskTeacher[]> {
  const rows = await executor.execute<Row>(sql`
    select t.id, t.slug, t.first_name as "firstName", t.last_name as "lastName", t.email::text as email, t.phone, t.discipline,
      t.biography, t.asks_to_agree_first as "asksToAgreeFirst", t.left_at as "leftAt",
      (select json_build_object('id', p.id, 'alt', p.alt) from site_pictures p
        where p.structure_id = t.structure_id and p.id = t.picture_id) as portrait,
      (select count(*)::int from agenda_claims c
        where c.resource_id = t.id and c.is_active and upper(c.during) > app_now()) as planned,
      array(select o.name from offer_teachers g join offers o on o.id = g.offer_id
        where g.teacher_id = t.id and o.is_published and o.kind in ('individual', 'gift') and not exists (
          select from offer_teachers g2 join teachers t2 on t2.id = g2.teacher_id
          where g2.offer_id = o.id and g2.teacher_id <> t.id and t2.left_at is null)
        order by o.position, o.name) as "soleOffers",
      (select m.account_id from staff_members m
        where m.structure_id = t.structure_id and m.teacher_id = t.id and not m.is_suspended limit 1) as "accountId"
    from teachers t where ${which} order by t.left_at is not null, t.position, t.last_name, t.id`)
  return rows.map((row) => ({ ...row, leftAt: row.leftAt ? new Date(row.leftAt) : null }))
}

/** Everybody who teaches, in the order of the public pages, then those who left ([2.F3]). */
export const listDeskTeachers = (structureId: string, executor: Executor = db()): Promise<DeskTeacher[]> =>
  readTeachers(executor, sql`t.structure_id = ${structureId}`)

/** One of them; null for an unknown one, or another structure's. */
export async function findDeskTeacher(
  structureId: string,
  teacherId: string,
  executor: Executor = db(),
): Promise<DeskTeacher | null> {
  const [teacher] = await readTeachers(executor, sql`t.structure_id = ${structureId} and t.id = ${teacherId}`)
  return teacher ?? null
}
