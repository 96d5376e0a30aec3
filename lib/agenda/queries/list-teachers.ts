import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { type AgendaScope, isBookedBy } from './find-agenda'

export type TeacherOfPass = {
  id: string
  name: string
  discipline: string
  /** 1 Monday … 7 Sunday, of hours that aren't over. */
  weekdays: number[]
  places: string[]
  /** Gave the learner's latest lesson. */
  isUsual: boolean
}

/** Those who may give the lessons of a pass that the file may book with, and when ([1.F1]); none for anybody else's. */
export async function listTeachersOfPass(scope: Omit<AgendaScope, 'teacherId'>): Promise<TeacherOfPass[]> {
  const rows = await db().execute<TeacherOfPass>(sql`
    select t.id, t.first_name || ' ' || t.last_name as name, t.discipline,
      array(select distinct a.weekday from teacher_availabilities a where a.teacher_id = t.id
        and (a.valid_until is null or a.valid_until >= (app_now() at time zone s.time_zone)::date) order by 1) as weekdays,
      array(select distinct l.name from teacher_availabilities a join locations l on l.id = a.location_id where a.teacher_id = t.id
        and (a.valid_until is null or a.valid_until >= (app_now() at time zone s.time_zone)::date) order by 1) as places,
      coalesce(t.id = (select b.teacher_id from bookings b join passes own on own.id = b.pass_id
        where own.learner_id = p.learner_id and b.status = 'booked' order by b.starts_at desc limit 1), false) as "isUsual"
    from passes p join structures s on s.id = p.structure_id join offer_teachers o on o.offer_id = p.offer_id join teachers t on t.id = o.teacher_id and t.left_at is null
    where p.id = ${scope.passId} and p.structure_id = ${scope.structureId} ${isBookedBy(scope.clientFileId)}
    order by t.position, t.last_name`)
  return [...rows]
}
