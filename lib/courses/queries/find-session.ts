import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { Staff } from '@/lib/core/actor'
import type { Instant } from '@/lib/core/time'
import { findReach } from '@/lib/staff/queries'
import { isWithinReach } from '@/lib/staff/rules'
import type { DeskSession, Participant } from '../types'

type SessionRow = Omit<DeskSession, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string }
type ParticipantRow = Omit<Participant, 'lastAt'> & { lastAt: string }

/** A session that somebody of the office looks after; null for an unknown one, or another teacher's ([6.S1]). */
export async function findSession(
  actor: Staff,
  sessionId: string,
  executor: Executor = db(),
): Promise<DeskSession | null> {
  const [row] = await executor.execute<SessionRow>(sql`
    select s.id, s.structure_id as "structureId", s.course_id as "courseId", c.name as course, t.time_zone as zone,
      s.planned_on as "plannedOn", s.starts_at as "startsAt", s.ends_at as "endsAt", s.status, s.cancel_reason as "cancelReason",
      s.teacher_id as "teacherId", p.first_name || ' ' || p.last_name as teacher, s.room_id as "roomId", r.name as room,
      l.name as location, r.capacity as "roomCapacity", s.capacity, s.revision
    from course_sessions s join courses c on c.id = s.course_id join structures t on t.id = s.structure_id
      join teachers p on p.id = s.teacher_id join rooms r on r.id = s.room_id join locations l on l.id = r.location_id
    where s.id = ${sessionId} and s.structure_id = ${actor.structureId}`)
  if (!row || !isWithinReach(await findReach(actor, executor), row.teacherId)) return null
  return { ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }
}

/**
 * Who has a seat in a session, by name: the door's list, with the places of orders that wait and of the queue apart ([1.H7]).
 * `lastAt` is the start of the last session of this course that their pass, or their order's line, has.
 */
export async function listParticipants(sessionId: string, executor: Executor = db()): Promise<Participant[]> {
  const rows = await executor.execute<ParticipantRow>(sql`
    select seat.id as "seatId", seat.seat, seat.state, seat.learner_id as "learnerId", l.first_name || ' ' || l.last_name as name,
      seat.client_file_id as "clientFileId", f.first_name || ' ' || f.last_name as payer, f.phone,
      seat.booking_id as "bookingId", b.pass_id as "passId", seat.order_line_id as "orderLineId", o.number as "orderNumber",
      (select max(other.starts_at) from seats held join course_sessions other on other.id = held.session_id
        left join bookings hb on hb.id = held.booking_id
        where held.state = seat.state and other.course_id = s.course_id and held.learner_id = seat.learner_id
          and (hb.pass_id = b.pass_id or b.id is null and held.order_line_id is not distinct from seat.order_line_id)) as "lastAt"
    from seats seat join course_sessions s on s.id = seat.session_id join learners l on l.id = seat.learner_id
      join client_files f on f.id = seat.client_file_id
      left join bookings b on b.id = seat.booking_id
      left join order_lines line on line.id = seat.order_line_id left join orders o on o.id = line.order_id
    where seat.session_id = ${sessionId} and seat.state <> 'released'
    order by l.last_name, l.first_name, seat.seat`)
  return rows.map((row) => ({ ...row, lastAt: new Date(row.lastAt) }))
}

/** Somebody who had a place in a session that was cancelled, and the start of the one where they have it now, if any. */
export type CarriedOver = { id: string; name: string; payer: string; phone: string | null; nextAt: Instant | null }

/** Who lost their place when a session was cancelled, enrolled or by an order, with what became of it: a list to telephone ([1.H12]). */
export async function listCarriedOver(sessionId: string, executor: Executor = db()): Promise<CarriedOver[]> {
  const rows = await executor.execute<Omit<CarriedOver, 'nextAt'> & { nextAt: string | null }>(sql`
    select seat.id, l.first_name || ' ' || l.last_name as name, f.first_name || ' ' || f.last_name as payer, f.phone,
      coalesce(instead.starts_at, (select max(later.starts_at) from seats held join course_sessions later on later.id = held.session_id
        where seat.booking_id is null and held.order_line_id = seat.order_line_id and held.state <> 'released'
          and held.created_at > seat.created_at)) as "nextAt"
    from seats seat join course_sessions s on s.id = seat.session_id join learners l on l.id = seat.learner_id
      join client_files f on f.id = seat.client_file_id left join bookings instead on instead.postponed_from_id = seat.booking_id
    where seat.session_id = ${sessionId} and s.status = 'cancelled' and seat.released_at = s.cancelled_at
      and (seat.booking_id is not null or seat.order_line_id is not null)
    order by l.last_name, l.first_name`)
  return rows.map((row) => ({ ...row, nextAt: row.nextAt === null ? null : new Date(row.nextAt) }))
}
