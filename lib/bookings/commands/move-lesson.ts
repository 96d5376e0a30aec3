import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { bookings } from '@/db/schema/bookings'
import { claimTime, releaseTime } from '@/lib/agenda/commands'
import { findAgenda } from '@/lib/agenda/queries/find-agenda'
import { findSlot, isTooLate } from '@/lib/agenda/rules'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx, LockKey } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { addDays, dayOf, type Instant } from '@/lib/core/time'
import type { LessonForChange } from '../queries/find-lesson-for-change'
import { findReach, type Reach } from '../queries/find-reach'
import { checkMovable, checkNewSlot, checkReason } from '../rules'
import type { MoveRefusal, OfficeRefusal } from '../types'
import type { FreeSlot } from './book-lesson'
import { findOwnLesson, locksOf } from './change-lesson'
import { type Decided, lockRooms } from './lock-rooms'
import { eventOf, subjectOf } from './note-change'

/** `reason`: of the office, beyond a deadline ([1.H8]). */
export type MoveLesson = { bookingId: string; startsAt: Instant; reason?: string }
type Moved = { bookingId: string }
type MoveOutcome = Outcome<Moved, MoveRefusal | OfficeRefusal | 'not_found' | Busy>

/**
 * Moves an individual lesson to another free time of its teacher ([1.G8]): the same booking and the same credit, its old
 * time freed and its new one taken in one transaction, so that a new time lost to somebody else leaves the old one as it
 * was. Moved there already: a success that changes nothing. Refuses `not_found` for somebody else's lesson, and everything
 * that `checkMovable` and `checkNewSlot` refuse; the office moves beyond the deadlines with a reason.
 */
export async function moveLesson(actor: Actor, wanted: MoveLesson): Promise<MoveOutcome> {
  const reach = await findReach(actor)
  if (!reach) return refuse('not_found')
  return lockRooms(
    (executor) => decideMove(reach, wanted, executor),
    (tx, facts) => writeMove(tx, actor, facts, wanted),
  )
}

export type Move = { lesson: LessonForChange; slot: FreeSlot }

/** Whether a lesson within somebody's reach may move there, with the locks that it takes: what `lockRooms` asks twice. */
export async function decideMove(
  reach: Reach,
  wanted: MoveLesson,
  executor: Executor,
): Promise<Decided<Move> | MoveOutcome> {
  const lesson = await findOwnLesson(reach, wanted.bookingId, executor)
  if (!lesson || lesson.sessionId) return refuse('not_found')
  const isThere = lesson.status === 'booked' && lesson.startsAt.getTime() === wanted.startsAt.getTime()
  if (isThere) return accept({ bookingId: wanted.bookingId })
  const day = dayOf(wanted.startsAt, 'UTC')
  const { structureId, passId, teacherId } = lesson
  const scope = { structureId, clientFileId: reach.clientFileId, passId, teacherId, movingId: wanted.bookingId }
  const agenda = await findAgenda(scope, addDays(day, -1), addDays(day, 1), executor)
  // The teacher has left, or no longer gives these lessons.
  if (!agenda) return refuse('slot_not_offered')
  const movable = checkMovable(lesson, agenda.now)
  const isLate = !movable.ok && movable.refusal === 'too_late_to_move'
  if (!movable.ok && !(isLate && reach.clientFileId === null)) return movable
  const found = findSlot(agenda.facts, wanted.startsAt, agenda.now)
  const verdict = checkNewSlot(found, agenda.pass)
  if (!verdict.ok) return verdict
  const isBeyond = isLate || isTooLate(wanted.startsAt, agenda.noticeHours, agenda.now)
  const asked = checkReason(isBeyond, wanted.reason)
  if (!asked.ok) return asked
  const slot = { ...found!, roomId: found!.roomId! }
  const keys: LockKey[] = [...locksOf(lesson), `room:${slot.roomId}`]
  return { keys, facts: { lesson, slot } }
}

/** Writes a move that was decided. The caller holds its locks. */
export async function writeMove(
  tx: LockedTx,
  actor: Actor,
  { lesson, slot }: Move,
  { bookingId, reason }: MoveLesson,
): Promise<Moved> {
  const { structureId, clientFileId, teacherId, learnerId } = lesson
  const { startsAt, endsAt, roomId } = slot
  await tx
    .update(bookings)
    .set({ startsAt, endsAt, roomId, revision: sql`${bookings.revision} + 1` })
    .where(eq(bookings.id, bookingId))
  await releaseTime(tx, 'booking', bookingId)
  await claimTime(tx, {
    structureId,
    ownerKind: 'booking',
    ownerId: bookingId,
    during: slot,
    resources: [
      { kind: 'teacher', id: teacherId },
      { kind: 'room', id: roomId },
      { kind: 'learner', id: learnerId },
    ],
  })
  const before = { startsAt: lesson.startsAt.toISOString(), roomId: lesson.roomId }
  const event = eventOf(structureId, 'booking.moved', bookingId)
  const key = `${event.key}:${lesson.revision + 1}`
  await tell(tx, { ...event, key, payload: { bookingId, before: before.startsAt } })
  await recordAudit(tx, actor, {
    ...subjectOf(structureId, bookingId, clientFileId),
    operation: 'booking.moved',
    before,
    after: { startsAt: startsAt.toISOString(), roomId },
    reason: reason || undefined,
  })
  return { bookingId }
}
