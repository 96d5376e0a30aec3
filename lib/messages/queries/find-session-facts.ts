import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { SessionChange, SessionFacts } from '../types'

type Dated = 'startsAt' | 'endsAt' | 'cancelledAt' | 'next'
type Row = Omit<SessionFacts, Dated> & {
  startsAt: string
  endsAt: string
  cancelledAt: string | null
  next: string | null
}

export type SessionLetter = {
  facts: SessionFacts
  clientFileId: string
  learnerId: string
  bookingId: string | null
  /** The booking that is there instead of a cancelled one. */
  nextBookingId: string | null
}

const sessionColumns = sql`c.name as course, s.starts_at as "startsAt", s.ends_at as "endsAt", s.cancelled_at as "cancelledAt",
  s.cancel_reason as reason, t.first_name || ' ' || t.last_name as teacher, t.first_name as "teacherFirstName", t.email as "teacherEmail",
  r.name as room, p.name as place, p.address as "placeAddress"`
const sessionTables = sql`course_sessions s join courses c on c.id = s.course_id join teachers t on t.id = s.teacher_id
  join rooms r on r.id = s.room_id join locations p on p.id = r.location_id`

const toFacts = (row: Row): SessionFacts => ({
  ...row,
  startsAt: new Date(row.startsAt),
  endsAt: new Date(row.endsAt),
  cancelledAt: row.cancelledAt === null ? null : new Date(row.cancelledAt),
  next: row.next === null ? null : new Date(row.next),
})

/**
 * What somebody with a place in a session is told of its change, by their seat; null for a seat of another structure ([1.H1]).
 * `nextSessionId`: where their place goes once the session is cancelled.
 */
export async function findSeatFacts(
  structureId: string,
  seatId: string,
  nextSessionId: string | null = null,
): Promise<SessionLetter | null> {
  const [row] = await db().execute<Row & Omit<SessionLetter, 'facts'>>(sql`
    select ${sessionColumns}, f.first_name as "firstName", coalesce(a.email, f.email) as email, l.first_name || ' ' || l.last_name as learner,
      coalesce(g.is_self, false) as "isSelf", b.id is null as "isHeld", o.number as "orderNumber",
      instead.starts_at as next, following.id as "nextBookingId", b.id as "bookingId",
      seat.client_file_id as "clientFileId", seat.learner_id as "learnerId"
    from ${sessionTables} join seats seat on seat.session_id = s.id
      join learners l on l.id = seat.learner_id join client_files f on f.id = seat.client_file_id
      left join accounts a on a.id = f.account_id
      left join guardianships g on g.learner_id = seat.learner_id and g.client_file_id = seat.client_file_id
      left join bookings b on b.id = seat.booking_id left join bookings following on following.postponed_from_id = b.id
      left join order_lines line on line.id = seat.order_line_id left join orders o on o.id = line.order_id
      left join course_sessions instead on instead.id = ${nextSessionId}::uuid
    where seat.id = ${seatId} and seat.structure_id = ${structureId}`)
  if (!row) return null
  const { clientFileId, learnerId, bookingId, nextBookingId, ...facts } = row
  return { facts: toFacts(facts), clientFileId, learnerId, bookingId, nextBookingId }
}

/** What the teacher of a session is told of its change. */
export async function findSessionChange(structureId: string, sessionId: string): Promise<SessionChange | null> {
  const [row] = await db().execute<Row>(sql`
    select ${sessionColumns}, null as next from ${sessionTables} where s.id = ${sessionId} and s.structure_id = ${structureId}`)
  return row ? toFacts(row) : null
}
