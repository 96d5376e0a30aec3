import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { bookings } from '@/db/schema/bookings'
import { claimTime, releaseTime } from '@/lib/agenda/commands'
import { type Agenda, findAgenda } from '@/lib/agenda/queries'
import { findSlot } from '@/lib/agenda/rules'
import type { Slot } from '@/lib/agenda/types'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, type Refusal, refuse } from '@/lib/core/outcome'
import { addDays, dayOf, type Instant } from '@/lib/core/time'
import { moveCredit } from '@/lib/passes/commands'
import { findLessonForChange, type LessonForChange } from './queries'
import { checkAttendance, checkBooking, checkCancellation, givesCreditBack } from './rules'
import type { Attendance, AttendanceRefusal, BookingRefusal, CancellationRefusal, CancelledBy } from './types'

export type BookLesson = { passId: string; teacherId: string; startsAt: Instant }
type Booked = { bookingId: string }
type BookOutcome = Outcome<Booked, BookingRefusal | 'not_found' | Busy>

/** The file for which somebody books and cancels: their own, or the one that staff acts for. */
const fileOf = (actor: Actor) => (actor.kind === 'member' || actor.kind === 'staffAs' ? actor : null)

/** Each turn of a booking that finds its room taken meanwhile tries the next one; a school has few rooms an hour. */
const maxTurns = 8

/**
 * Books a lesson ([1.F4], [0.I1], [0.I2]): the booking, the time of its teacher, room and learner, a credit of the pass,
 * the event that sends the mails. Asked again for the same lesson it gives the first booking, whatever happened since.
 * Refuses `not_found` for somebody else's pass, and everything that `checkBooking` refuses.
 */
export async function bookLesson(actor: Actor, wanted: BookLesson): Promise<BookOutcome> {
  for (let turn = 0; turn < maxTurns; turn += 1) {
    const seen = await decide(actor, wanted, db())
    if ('ok' in seen) return seen
    const outcome = await bookInRoom(actor, wanted, seen)
    if (outcome !== 'room_taken') return outcome
  }
  return refuse('busy')
}

/** Locks the one room that the lesson would have: teachers who share rooms don't wait for each other. */
async function bookInRoom(actor: Actor, wanted: BookLesson, seen: Decided): Promise<BookOutcome | 'room_taken'> {
  const { roomId } = seen.slot
  const keys: LockKey[] = [
    `teacher:${wanted.teacherId}`,
    `learner:${seen.agenda.learner.id}`,
    `pass:${wanted.passId}`,
    `room:${roomId}`,
  ]
  return withLocks(keys, async (tx): Promise<BookOutcome | 'room_taken'> => {
    const decided = await decide(actor, wanted, tx)
    if ('ok' in decided) return decided
    if (decided.slot.roomId !== roomId) return 'room_taken'
    return accept(await writeBooking(tx, actor, decided))
  })
}

type Decided = { agenda: Agenda; slot: Slot & { roomId: string } }

/** Reads the facts and decides. Done before the locks too: an attempt that can't succeed waits for nobody. */
async function decide(actor: Actor, wanted: BookLesson, executor: Executor): Promise<Decided | BookOutcome> {
  const file = fileOf(actor)
  if (!file) return refuse('not_found')
  // A day either side in UTC holds the lesson's own day, whatever the zone.
  const day = dayOf(wanted.startsAt, 'UTC')
  const scope = { ...wanted, structureId: file.structureId, clientFileId: file.clientFileId }
  const agenda = await findAgenda(scope, addDays(day, -1), addDays(day, 1), executor)
  if (!agenda) return refuse('not_found')
  const slot = findSlot(agenda.facts, wanted.startsAt, agenda.now)
  const verdict = checkBooking(slot, agenda.pass)
  if (verdict.ok) return { agenda, slot: { ...slot!, roomId: slot!.roomId! } }
  return (await findReplay(executor, wanted)) ?? verdict
}

/** The first result of the same request: two clicks, two tabs, an answer lost on its way. */
async function findReplay(executor: Executor, { passId, teacherId, startsAt }: BookLesson) {
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

async function writeBooking(tx: LockedTx, actor: Actor, { agenda, slot }: Decided): Promise<Booked> {
  const { pass, learner, teacher } = agenda
  const structureId = fileOf(actor)!.structureId
  const [booking] = await tx
    .insert(bookings)
    .values({
      structureId,
      passId: pass.id,
      learnerId: learner.id,
      clientFileId: pass.clientFileId,
      teacherId: teacher.id,
      roomId: slot.roomId,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      bookedBy: `${actor.kind}:${fileOf(actor)!.accountId}`,
    })
    .returning({ id: bookings.id })
  const bookingId = booking!.id
  await claimTime(tx, {
    structureId,
    ownerKind: 'booking',
    ownerId: bookingId,
    during: slot,
    resources: [
      { kind: 'teacher', id: teacher.id },
      { kind: 'room', id: slot.roomId },
      { kind: 'learner', id: learner.id },
    ],
  })
  await moveCredit(tx, actor, 'reserve', { structureId, passId: pass.id, bookingId })
  await tell(tx, event(structureId, 'booking.confirmed', bookingId))
  const after = { passId: pass.id, teacherId: teacher.id, roomId: slot.roomId, startsAt: slot.startsAt.toISOString() }
  await recordAudit(tx, actor, {
    ...subject(structureId, bookingId, pass.clientFileId),
    operation: 'booking.made',
    after,
  })
  return { bookingId }
}

const event = (structureId: string, topic: string, bookingId: string) => ({
  structureId,
  topic,
  key: `${topic}:${bookingId}`,
  payload: { bookingId },
})

const subject = (structureId: string, bookingId: string, clientFileId: string) => ({
  structureId,
  subjectKind: 'booking',
  subjectId: bookingId,
  clientFileId,
})

export type CancelLesson = { bookingId: string; message?: string }

/**
 * Cancels a lesson and gives its credit back at once ([1.G4]). Cancelled already: a success that changes nothing.
 * Refuses `not_found` for somebody else's lesson, and everything that `checkCancellation` refuses.
 */
export async function cancelLesson(
  actor: Actor,
  { bookingId, message }: CancelLesson,
): Promise<Outcome<Booked, CancellationRefusal | 'not_found' | Busy>> {
  const file = fileOf(actor)
  if (!file) return refuse('not_found')
  return changeLesson(file.structureId, bookingId, file.clientFileId, async (tx, lesson, now) => {
    if (lesson.status === 'cancelled') return accept({ bookingId })
    const verdict = checkCancellation(lesson, now)
    if (!verdict.ok) return verdict
    await writeCancellation(tx, actor, { bookingId, message, by: 'member' }, lesson, now)
    return accept({ bookingId })
  })
}

/**
 * Cancels a booked lesson for whoever decided it, its credit back on its pass, its mails to send ([1.G4]). The caller holds
 * the locks of its teacher, learner, room and pass, and has seen that it may still be cancelled.
 */
export async function writeCancellation(
  tx: LockedTx,
  actor: Actor,
  { bookingId, message, by }: CancelLesson & { by: CancelledBy },
  lesson: LessonForChange,
  now: Instant,
): Promise<void> {
  const { structureId, passId, clientFileId } = lesson
  await tx
    .update(bookings)
    .set({
      status: 'cancelled',
      cancelledAt: now,
      cancelledBy: by,
      cancelMessage: message || null,
      revision: sql`${bookings.revision} + 1`,
    })
    .where(eq(bookings.id, bookingId))
  await releaseTime(tx, 'booking', bookingId)
  await moveCredit(tx, actor, 'release', { structureId, passId, bookingId })
  await tell(tx, event(structureId, 'booking.cancelled', bookingId))
  const before = { status: 'booked', startsAt: lesson.startsAt.toISOString() }
  const audited = { ...subject(structureId, bookingId, clientFileId), before, reason: message || undefined }
  await recordAudit(tx, actor, { ...audited, operation: 'booking.cancelled', after: { status: 'cancelled' } })
}

/**
 * What the teacher or the administration marks of a lesson that has begun ([1.G6]): an absent teacher or an excused
 * learner gives the credit back, another mark takes it again. The same mark twice changes nothing.
 */
export async function markAttendance(
  actor: Actor,
  { bookingId, attendance }: { bookingId: string; attendance: Attendance },
): Promise<Outcome<Booked, AttendanceRefusal | 'no_credit_left' | 'not_found' | Busy>> {
  if (actor.kind !== 'staff' || actor.role === 'accountant') return refuse('not_found')
  return changeLesson(actor.structureId, bookingId, null, async (tx, lesson, now) => {
    const isOthers = actor.role === 'teacher' && !lesson.teacherAccountIds.includes(actor.accountId)
    if (isOthers) return refuse('not_found')
    const verdict = checkAttendance(lesson, now)
    if (!verdict.ok) return verdict
    if (lesson.attendance === attendance) return accept({ bookingId })
    const wasBack = givesCreditBack(lesson.attendance)
    await tx.update(bookings).set({ attendance }).where(eq(bookings.id, bookingId))
    if (wasBack !== givesCreditBack(attendance)) {
      await moveCredit(tx, actor, wasBack ? 'reserve' : 'release', { ...lesson, bookingId }, lesson.creditMoves)
    }
    await recordAudit(tx, actor, {
      ...subject(lesson.structureId, bookingId, lesson.clientFileId),
      operation: 'booking.attendance',
      before: { attendance: lesson.attendance },
      after: { attendance },
    })
    return accept({ bookingId })
  })
}

/** Locks all that a lesson holds, reads it again, then changes it; `not_found` outside the scope. */
async function changeLesson<Code extends string>(
  structureId: string,
  bookingId: string,
  clientFileId: string | null,
  change: (tx: LockedTx, lesson: LessonForChange, now: Instant) => Promise<Outcome<Booked, Code>>,
): Promise<Outcome<Booked, Code> | Refusal<'not_found' | Busy>> {
  const seen = await findLessonForChange(structureId, bookingId, clientFileId)
  if (!seen) return refuse('not_found')
  const keys = [`teacher:${seen.teacherId}`, `learner:${seen.learnerId}`, `room:${seen.roomId}`, `pass:${seen.passId}`]
  return withLocks(keys as LockKey[], async (tx, now): Promise<Outcome<Booked, Code> | Refusal<'not_found' | Busy>> => {
    const lesson = await findLessonForChange(structureId, bookingId, clientFileId, tx)
    return lesson ? change(tx, lesson, now) : refuse('not_found')
  })
}
