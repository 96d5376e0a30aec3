import 'server-only'
import type { Executor } from '@/db/client'
import { type Agenda, findAgenda } from '@/lib/agenda/queries/find-agenda'
import { findSlot } from '@/lib/agenda/rules'
import type { Actor } from '@/lib/core/actor'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { addDays, dayOf, type Instant } from '@/lib/core/time'
import { findReach, type Reach } from '../queries/find-reach'
import { checkBooking } from '../rules'
import type { RepetitionRefusal } from '../types'
import { type FreeSlot, findReplay, locksOfSlots, writeBooking } from './book-lesson'
import { type Decided, lockRooms } from './lock-rooms'
import { eventOf } from './note-change'

/** The dates that were shown as free, in any order. */
export type RepeatLesson = { passId: string; teacherId: string; startsAt: readonly Instant[] }
type Repeated = { bookingIds: string[] }
type RepeatOutcome = Outcome<Repeated, RepetitionRefusal | 'not_found' | Busy>

/**
 * Books several lessons of a pass with one teacher, all or none, in one transaction ([1.F6]), told in one mail. Asked again
 * for the same lessons it gives the first ones. Refuses `dates_changed` when one of them is no longer free, `no_credit_left`
 * for more than the pass has, `not_found` for somebody else's pass.
 */
export async function repeatLesson(actor: Actor, wanted: RepeatLesson): Promise<RepeatOutcome> {
  const reach = await findReach(actor)
  // A household's own: the office books one by one, since a deadline that has passed asks it for a reason.
  if (!reach?.clientFileId || wanted.startsAt.length === 0) return refuse('not_found')
  return lockRooms(
    (executor) => decide(reach, wanted, executor),
    async (tx, { agenda, slots }) => {
      const bookingIds: string[] = []
      for (const slot of slots) bookingIds.push(await writeBooking(tx, actor, agenda, slot))
      const event = eventOf(reach.structureId, 'booking.repeated', bookingIds[0]!)
      await tell(tx, { ...event, payload: { ...event.payload, bookingIds } })
      return { bookingIds }
    },
  )
}

type Lessons = { agenda: Agenda; slots: FreeSlot[] }

async function decide(
  reach: Reach,
  wanted: RepeatLesson,
  executor: Executor,
): Promise<Decided<Lessons> | RepeatOutcome> {
  const starts = [...new Set(wanted.startsAt.map((at) => at.getTime()))].sort((a, b) => a - b).map((ms) => new Date(ms))
  const [from, until] = [dayOf(starts[0]!, 'UTC'), dayOf(starts.at(-1)!, 'UTC')]
  const { passId, teacherId } = wanted
  const scope = { passId, teacherId, structureId: reach.structureId, clientFileId: reach.clientFileId }
  const agenda = await findAgenda(scope, addDays(from, -1), addDays(until, 1), executor)
  if (!agenda) return refuse('not_found')
  const found = starts.map((startsAt) => findSlot(agenda.facts, startsAt, agenda.now))
  const verdict = found.map((slot) => checkBooking(slot, agenda.pass)).find(({ ok }) => !ok)
  const isShort = starts.length > agenda.pass.remaining
  if (verdict || isShort) {
    const replays = await Promise.all(starts.map((startsAt) => findReplay(executor, { passId, teacherId, startsAt })))
    if (replays.every((replay) => replay))
      return accept({ bookingIds: replays.map((replay) => replay!.value.bookingId) })
    if (verdict && !verdict.ok && verdict.refusal === 'payment_due') return verdict
    return refuse(verdict ? 'dates_changed' : 'no_credit_left')
  }
  const slots = found.map((slot) => ({ ...slot!, roomId: slot!.roomId! }))
  return { keys: locksOfSlots({ agenda }, slots), facts: { agenda, slots } }
}
