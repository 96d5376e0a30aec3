import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { bookings } from '@/db/schema/bookings'
import { claimTime } from '@/lib/agenda/commands'
import { type Agenda, findAgenda } from '@/lib/agenda/queries/find-agenda'
import { findSlot, isTooLate } from '@/lib/agenda/rules'
import type { Slot } from '@/lib/agenda/types'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx, LockKey } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { addDays, dayOf, type Instant } from '@/lib/core/time'
import { moveCredit } from '@/lib/passes/commands'
import { findReach, isWithin, type Reach } from '../queries/find-reach'
import { checkBooking, checkReason } from '../rules'
import type { BookingRefusal, OfficeRefusal } from '../types'
import { type Decided, lockRooms } from './lock-rooms'
import { bookerOf, eventOf, subjectOf } from './note-change'

/** `reason`: of the office, for a lesson within the structure's notice ([1.H8]). */
export type BookLesson = { passId: string; teacherId: string; startsAt: Instant; reason?: string }
type Booked = { bookingId: string }
type BookOutcome = Outcome<Booked, BookingRefusal | OfficeRefusal | 'not_found' | Busy>

/**
 * Books a lesson ([1.F4], [0.I1], [0.I2]): the booking, the time of its teacher, room and learner, a credit of the pass,
 * the event that sends the mails. Asked again for the same lesson it gives the first booking, whatever happened since.
 * Refuses `not_found` for somebody else's pass, and everything that `checkBooking` refuses.
 */
export async function bookLesson(actor: Actor, wanted: BookLesson): Promise<BookOutcome> {
  const reach = await findReach(actor)
  if (!reach || !isWithin(reach, wanted.teacherId)) return refuse('not_found')
  return lockRooms(
    (executor) => decide(reach, wanted, executor),
    async (tx, { agenda, slot }) => {
      const bookingId = await writeBooking(tx, actor, agenda, slot, wanted.reason)
      await tell(tx, eventOf(reach.structureId, 'booking.confirmed', bookingId))
      return { bookingId }
    },
  )
}

export type FreeSlot = Slot & { roomId: string }
type Lesson = { agenda: Agenda; slot: FreeSlot }

/** The locks of lessons of one pass with one teacher, in the rooms of their slots. */
export const locksOfSlots = ({ agenda }: Pick<Lesson, 'agenda'>, slots: readonly FreeSlot[]): LockKey[] => [
  `teacher:${agenda.teacher.id}`,
  `learner:${agenda.learner.id}`,
  `pass:${agenda.pass.id}`,
  ...slots.map(({ roomId }): LockKey => `room:${roomId}`),
]

async function decide(
  reach: Reach,
  { reason, ...wanted }: BookLesson,
  executor: Executor,
): Promise<Decided<Lesson> | BookOutcome> {
  // A day either side in UTC holds the lesson's own day, whatever the zone.
  const day = dayOf(wanted.startsAt, 'UTC')
  const scope = { ...wanted, structureId: reach.structureId, clientFileId: reach.clientFileId }
  const agenda = await findAgenda(scope, addDays(day, -1), addDays(day, 1), executor)
  if (!agenda) return refuse('not_found')
  const found = findSlot(agenda.facts, wanted.startsAt, agenda.now)
  const verdict = checkBooking(found, agenda.pass)
  if (!verdict.ok) return (await findReplay(executor, wanted)) ?? verdict
  const isBeyond = isTooLate(wanted.startsAt, agenda.noticeHours, agenda.now)
  const asked = checkReason(isBeyond, reason)
  if (!asked.ok) return asked
  const slot = { ...found!, roomId: found!.roomId! }
  return { keys: locksOfSlots({ agenda }, [slot]), facts: { agenda, slot } }
}

/** The first result of the same request: two clicks, two tabs, an answer lost on its way. */
export async function findReplay(executor: Executor, { passId, teacherId, startsAt }: BookLesson) {
  const [row] = await executor
    .select({ bookingId: bookings.id })
    .from(bookings)
    .where(
      and(
        eq(bookings.passId, passId),
        eq(bookings.teacherId, teacherId),
        eq(bookings.startsAt, startsAt),
        eq(bookings.status, 'booked'),
      ),
    )
  return row && accept(row)
}

/** Writes one lesson: its row, its time, its credit, its audit. The caller holds its locks and tells of it. @returns its id */
export async function writeBooking(
  tx: LockedTx,
  actor: Actor,
  { pass, learner, teacher, structureId }: Agenda,
  slot: FreeSlot,
  reason?: string,
): Promise<string> {
  const { startsAt, endsAt, roomId } = slot
  const ids = { structureId, passId: pass.id, teacherId: teacher.id, roomId }
  const people = { learnerId: learner.id, clientFileId: pass.clientFileId, bookedBy: bookerOf(actor) }
  const [booking] = await tx
    .insert(bookings)
    .values({ ...ids, ...people, startsAt, endsAt })
    .returning({ id: bookings.id })
  const bookingId = booking!.id
  await claimTime(tx, {
    structureId,
    ownerKind: 'booking',
    ownerId: bookingId,
    during: slot,
    resources: [
      { kind: 'teacher', id: teacher.id },
      { kind: 'room', id: roomId },
      { kind: 'learner', id: learner.id },
    ],
  })
  await moveCredit(tx, actor, 'reserve', { structureId, passId: pass.id, bookingId })
  await recordAudit(tx, actor, {
    ...subjectOf(structureId, bookingId, pass.clientFileId),
    operation: 'booking.made',
    after: { passId: pass.id, teacherId: teacher.id, roomId, startsAt: startsAt.toISOString() },
    reason: reason || undefined,
  })
  return bookingId
}
