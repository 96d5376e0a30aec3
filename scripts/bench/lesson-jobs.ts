import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Member } from '@/lib/core/actor'
import { addDays, addMinutes, dayOf } from '@/lib/core/time'

/** A lesson to book, with everything that its SQL names. */
export type Job = {
  structureId: string
  passId: string
  learnerId: string
  fileId: string
  accountId: string
  teacherId: string
  roomId: string
  startsAt: Date
  actor: Member
}

/**
 * Lessons of data set S that overlap nothing and each other: teacher after teacher, hour after hour, from the sixth week
 * ahead on; a learner comes back after two thousand others.
 */
export async function readJobs(count: number): Promise<Job[]> {
  const rows = await db().execute<Record<Exclude<keyof Job, 'startsAt' | 'actor'>, string> & { startsAt: string }>(sql`
    with numbered as (
      select p.*, f.account_id, row_number() over (order by f.number) - 1 as i
      from passes p join client_files f on f.id = p.client_file_id where f.number >= 10000
    ), teaching as (
      select t.id, (select r.room_id from teacher_availabilities a join availability_rooms r on r.availability_id = a.id where a.teacher_id = t.id limit 1) as room_id,
        row_number() over (order by t.position) - 1 as n from teachers t where t.slug like 'bench-%'
    )
    select p.structure_id as "structureId", p.id as "passId", p.learner_id as "learnerId", p.client_file_id as "fileId", p.account_id as "accountId",
      t.id as "teacherId", t.room_id as "roomId",
      ((date_trunc('week', now() at time zone 'Europe/Paris')::date + 42 + 7 * (k / 50 / 55) + (k / 50 % 55) / 11) + make_time(8 + (k / 50 % 11), 0, 0))
        at time zone 'Europe/Paris' as "startsAt"
    from generate_series(0, ${3 * count}::int) k join numbered p on p.i = k % 2000 join teaching t on t.n = k % 50
    where not exists (select from closures c where c.structure_id = p.structure_id
      and (date_trunc('week', now())::date + 42 + 7 * (k / 50 / 55) + (k / 50 % 55) / 11) between c.starts_on and c.ends_on)
    order by k limit ${count}::int`)
  return rows.map((row) => ({
    ...row,
    startsAt: new Date(row.startsAt),
    actor: {
      kind: 'member',
      accountId: row.accountId,
      sessionId: row.accountId,
      structureId: row.structureId,
      clientFileId: row.fileId,
    },
  }))
}

const hashKey = (key: string): bigint => createHash('sha256').update(key).digest().readBigInt64BE(0)

/** Advisory locks as a command passes them: with those of another job, all loops would wait for one. */
export function formatLocks(keys: readonly string[]): string {
  const hashes = [...new Set(keys.map(hashKey))].sort((a, b) => (a < b ? -1 : 1))
  return `{${hashes.join(',')}}`
}

/** The values of a job as they stand in its statements, in one order: those of another job take their place. */
export function wordsOf(job: Job): string[] {
  const day = dayOf(job.startsAt, 'UTC')
  return [
    job.passId,
    job.learnerId,
    job.fileId,
    job.accountId,
    job.teacherId,
    job.roomId,
    job.startsAt.toISOString(),
    addMinutes(job.startsAt, 60).toISOString(),
    addDays(day, -1),
    addDays(day, 1),
    formatLocks([`teacher:${job.teacherId}`, `learner:${job.learnerId}`, `pass:${job.passId}`, `room:${job.roomId}`]),
  ]
}
