import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { OfferKind } from '@/lib/catalogue/types'
import type { WaitingStatus } from '../types'

/** An entry of a course's queue, with what decides what it would take. */
export type WaitingEntry = {
  id: string
  rank: number
  structureId: string
  clientFileId: string
  sessionId: string
  startsAt: Date
  isPlanned: boolean
  credits: number
  learnerIds: string[]
  /** Of the structure: how long an offer is kept, and how long before its start a session is still booked. */
  waitingOfferHours: number
  bookingNoticeHours: number
}

type EntryRow = Omit<WaitingEntry, 'startsAt' | 'rank'> & { startsAt: string; rank: string }

/** Who waits in a course for an offer that is still sold on it, in the order of its queue; read under the course's lock. */
export async function listQueue(executor: Executor, courseId: string): Promise<WaitingEntry[]> {
  const rows = await executor.execute<EntryRow>(sql`
    select w.id, w.rank, w.structure_id as "structureId", w.client_file_id as "clientFileId", w.session_id as "sessionId",
      s.starts_at as "startsAt", s.status = 'planned' as "isPlanned", o.credits,
      (t.settings->>'waitingOfferHours')::int as "waitingOfferHours", (t.settings->>'bookingNoticeHours')::int as "bookingNoticeHours",
      array(select l.learner_id::text from waiting_entry_learners l where l.entry_id = w.id order by 1) as "learnerIds"
    from waiting_entries w join course_sessions s on s.id = w.session_id join offers o on o.id = w.offer_id
      join structures t on t.id = w.structure_id
    where w.course_id = ${courseId} and w.status = 'waiting' and o.is_published
      and exists (select from offer_courses k where k.offer_id = o.id and k.course_id = w.course_id)
      and not exists (select from waiting_entry_learners l join learners gone on gone.id = l.learner_id
        where l.entry_id = w.id and gone.removed_at is not null)
    order by w.rank`)
  return rows.map((row) => ({ ...row, rank: Number(row.rank), startsAt: new Date(row.startsAt) }))
}

/** Offers that are no longer whole, since a session of theirs was cancelled; those that an order has begun to take stay. */
export async function listBrokenOffers(executor: Executor, courseId: string): Promise<string[]> {
  const rows = await executor.execute<{ id: string }>(sql`
    select w.id from waiting_entries w join offers o on o.id = w.offer_id left join seats p on p.waiting_entry_id = w.id and p.state <> 'released'
    where w.course_id = ${courseId} and w.status = 'offered'
    group by w.id, o.credits having bool_and(coalesce(p.state, 'offered') = 'offered')
      and count(p.id) < o.credits * (select count(*) from waiting_entry_learners l where l.entry_id = w.id)`)
  return rows.map(({ id }) => id)
}

export type JoiningRow = {
  offer: {
    id: string
    kind: OfferKind
    isPublished: boolean
    credits: number
    minAge: number | null
    maxAge: number | null
  }
  courseId: string
  startsAt: Date
  isPlanned: boolean
  noticeHours: number
  zone: string
  /** Those already waiting in this course, whatever for. */
  waitingLearnerIds: string[]
}

/** All that decides whether one may wait for an offer from a session of one of its courses; null when they don't belong together. */
export async function findJoining(
  structureId: string,
  { offerId, sessionId }: { offerId: string; sessionId: string },
  executor: Executor = db(),
): Promise<JoiningRow | null> {
  const [row] = await executor.execute<Omit<JoiningRow, 'startsAt'> & { startsAt: string }>(sql`
    select json_build_object('id', o.id, 'kind', o.kind, 'isPublished', o.is_published, 'credits', o.credits,
        'minAge', o.min_age, 'maxAge', o.max_age) as offer,
      s.course_id as "courseId", s.starts_at as "startsAt", s.status = 'planned' as "isPlanned",
      (t.settings->>'bookingNoticeHours')::int as "noticeHours", t.time_zone as zone,
      array(select l.learner_id::text from waiting_entries w join waiting_entry_learners l on l.entry_id = w.id
        where w.course_id = s.course_id and w.status in ('waiting', 'offered')) as "waitingLearnerIds"
    from offers o join offer_courses c on c.offer_id = o.id join course_sessions s on s.course_id = c.course_id
      join structures t on t.id = o.structure_id
    where o.id = ${offerId} and s.id = ${sessionId} and o.structure_id = ${structureId}`)
  return row ? { ...row, startsAt: new Date(row.startsAt) } : null
}

export type OwnEntry = {
  id: string
  structureId: string
  courseId: string
  status: WaitingStatus
  offerExpiresAt: Date | null
}

/** An entry of a file; null for anybody else's ([0.I9]). */
export async function findOwnEntry(
  { structureId, clientFileId }: { structureId: string; clientFileId: string },
  entryId: string,
  executor: Executor = db(),
): Promise<OwnEntry | null> {
  const [row] = await executor.execute<Omit<OwnEntry, 'offerExpiresAt'> & { offerExpiresAt: string | null }>(sql`
    select id, structure_id as "structureId", course_id as "courseId", status, offer_expires_at as "offerExpiresAt"
    from waiting_entries where id = ${entryId} and structure_id = ${structureId} and client_file_id = ${clientFileId}`)
  return row ? { ...row, offerExpiresAt: row.offerExpiresAt === null ? null : new Date(row.offerExpiresAt) } : null
}

/** The courses in which somebody waits. */
export async function listQueuedCourses(executor: Executor = db()): Promise<string[]> {
  const rows = await executor.execute<{ id: string }>(
    sql`select distinct course_id as id from waiting_entries where status = 'waiting'`,
  )
  return rows.map(({ id }) => id)
}

export type DueEntry = { id: string; courseId: string }

/** Whether an entry's offer, or what it waits for, is over by now; looked at again under the course's lock. */
const isDue = sql`(w.status = 'offered' and w.offer_expires_at <= app_now()
  or w.status = 'waiting' and (s.status <> 'planned'
    or s.starts_at < app_now() + make_interval(hours => (t.settings->>'bookingNoticeHours')::int)))`
const dueTables = sql`waiting_entries w join course_sessions s on s.id = w.session_id join structures t on t.id = w.structure_id`

export async function findDueEntry(
  executor: Executor,
  entryId: string,
): Promise<{ id: string; structureId: string; status: 'waiting' | 'offered' } | null> {
  const [row] = await executor.execute<{ id: string; structureId: string; status: 'waiting' | 'offered' }>(sql`
    select w.id, w.structure_id as "structureId", w.status from ${dueTables} where w.id = ${entryId} and ${isDue}`)
  return row ?? null
}

/** Offers that nobody answered in time, and entries whose first session can no longer be booked or is cancelled. */
export async function listDueEntries(executor: Executor = db()): Promise<DueEntry[]> {
  const rows = await executor.execute<DueEntry>(sql`
    select w.id, w.course_id as "courseId" from ${dueTables} where ${isDue} order by w.rank limit 500`)
  return [...rows]
}
