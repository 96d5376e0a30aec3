import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { bookings } from '@/db/schema/bookings'
import { claimTime } from '@/lib/agenda/commands'
import { type Agenda, findAgenda } from '@/lib/agenda/queries'
import { findSlot } from '@/lib/agenda/rules'
import type { Slot } from '@/lib/agenda/types'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { addDays, dayOf, type Instant } from '@/lib/core/time'
import { moveCredit } from '@/lib/passes/commands'
import { checkBooking } from '../rules'
import type { BookingRefusal } from '../types'
import { eventOf, fileOf, subjectOf } from './note-change'

export type BookLesson = { passId: string; teacherId: string; startsAt: Instant }
type Booked = { bookingId: string }
type BookOutcome = Outcome<Booked, BookingRefusal | 'not_found' | Busy>

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
  await tell(tx, eventOf(structureId, 'booking.confirmed', bookingId))
  const after = { passId: pass.id, teacherId: teacher.id, roomId: slot.roomId, startsAt: slot.startsAt.toISOString() }
  await recordAudit(tx, actor, {
    ...subjectOf(structureId, bookingId, pass.clientFileId),
    operation: 'booking.made',
    after,
  })
  return { bookingId }
}
