/*
 * Who waits for what is full, and what they are told when it no longer is.
 * - Places freed in a course go to its queue in order: the first entry whose whole package has places, for all its
 *   learners together, gets them; one that can't be served yet is passed over and keeps its rank ([1.G10]).
 * - What is offered is kept until a given instant, then goes to the next ([1.G10]).
 * - A learner waits once in a course, for a session that can still be booked and that has enough after it; what is free is
 *   bought, not waited for: a queue would keep it for a day without a payment.
 * - 'Prévenez-moi' looks at the days and hours that suit, and only at lessons that are whole within them ([1.F2]).
 */
import { computeWeek, endOfRow, isTooLate } from '@/lib/agenda/rules'
import type { AgendaFacts, Slot } from '@/lib/agenda/types'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addDays, addHours, type Day, dayOf, type Instant, mondayOf } from '@/lib/core/time'
import type { PassValidity } from '@/lib/passes/types'
import {
  type AlertRefusal,
  type AlertWish,
  type JoiningFacts,
  maxQueueLearners,
  type QueueEntry,
  type WaitingRefusal,
} from './types'

/** How many places each entry would take in each session. */
function countSeats(packages: readonly (readonly string[])[]): Map<string, number> {
  const wanted = new Map<string, number>()
  for (const sessionId of packages.flat()) wanted.set(sessionId, (wanted.get(sessionId) ?? 0) + 1)
  return wanted
}

/**
 * Who is served by the places that are free, by session: in the order of the queue, each entry has all that it waits for
 * or nothing, and leaves the rest to those after it ([1.G10]).
 */
export function chooseServed(entries: readonly QueueEntry[], free: ReadonlyMap<string, number>): string[] {
  const left = new Map(free)
  const served: string[] = []
  for (const { id, packages } of [...entries].sort((one, other) => one.rank - other.rank)) {
    if (!packages || packages.length === 0) continue
    const wanted = [...countSeats(packages)]
    if (wanted.some(([sessionId, count]) => (left.get(sessionId) ?? 0) < count)) continue
    for (const [sessionId, count] of wanted) left.set(sessionId, left.get(sessionId)! - count)
    served.push(id)
  }
  return served
}

/** An offer is kept so many hours, and never beyond the last moment at which its first session can be ordered. */
export function computeOfferExpiry(
  firstStartsAt: Instant,
  { waitingOfferHours, bookingNoticeHours }: { waitingOfferHours: number; bookingNoticeHours: number },
  now: Instant,
): Instant {
  const kept = addHours(now, waitingOfferHours)
  const orderable = addHours(firstStartsAt, -bookingNoticeHours)
  return kept.getTime() < orderable.getTime() ? kept : orderable
}

/** A wanted first session that is over, cancelled or within the notice is no longer worth waiting for. */
export const isWorthWaiting = (
  { startsAt, isPlanned }: JoiningFacts['session'],
  noticeHours: number,
  now: Instant,
): boolean => isPlanned && !isTooLate(startsAt, noticeHours, now)

/** One waits for an offer that is sold, from a session that can still be booked, once in a course for each learner ([1.G10]). */
export function checkJoining(facts: JoiningFacts, now: Instant): Verdict<WaitingRefusal> {
  if (!facts.isOfferSold) return refuse('offer_not_awaited')
  if (!isWorthWaiting(facts.session, facts.noticeHours, now)) return refuse('session_not_awaited')
  if (facts.learners.length === 0 || facts.learners.length > maxQueueLearners) return refuse('learners_missing')
  if (facts.learners.some((learner) => learner.isWaiting)) return refuse('already_waiting')
  if (facts.learners.some((learner) => learner.isEnrolled)) return refuse('session_theirs')
  if (!facts.isWhole) return refuse('package_too_long')
  return facts.isFree ? refuse('places_free') : allow
}

/** An offer is answered until its end, that instant excluded: from then on its places are the next one's. */
export const isOfferOpen = (offerExpiresAt: Instant | null, now: Instant): boolean =>
  offerExpiresAt !== null && now.getTime() < offerExpiresAt.getTime()

/** The most days that one 'Prévenez-moi' looks at. */
export const maxAlertDays = 92

/** Days to come, in order, in the pass's validity, and hours in order ([1.F2]). */
export function checkAlert(
  wish: AlertWish,
  pass: PassValidity & { isBookable: boolean },
  today: Day,
): Verdict<AlertRefusal> {
  if (!pass.isBookable) return refuse('alert_pass')
  if (wish.untilOn < wish.fromOn || wish.untilOn < today) return refuse('alert_days')
  if (wish.untilOn > addDays(wish.fromOn, maxAlertDays)) return refuse('alert_too_long', { days: maxAlertDays })
  if (wish.fromOn > pass.validUntil || wish.untilOn < pass.bookableFrom) return refuse('alert_pass')
  const isBackwards = wish.earliestAt !== null && wish.latestAt !== null && wish.latestAt <= wish.earliestAt
  return isBackwards ? refuse('alert_hours') : allow
}

/** A free slot suits when its day is among the days, and the whole lesson between the hours. */
export function suits(slot: Slot, wish: AlertWish, lessonMinutes: number): boolean {
  if (slot.state !== 'free' || slot.day < wish.fromOn || slot.day > wish.untilOn) return false
  if (wish.earliestAt !== null && slot.time < wish.earliestAt) return false
  if (wish.latestAt === null) return true
  const end = endOfRow(slot.time, lessonMinutes)
  return end > slot.time && end <= wish.latestAt
}

/** Nothing is looked for any more once the last day is over, or the pass has no lesson to book ([1.F2]). */
export const isAlertOver = (
  { untilOn }: Pick<AlertWish, 'untilOn'>,
  pass: { zone: string; validUntil: Day; remaining: number },
  now: Instant,
): boolean => {
  const today = dayOf(now, pass.zone)
  return untilOn < today || pass.validUntil < today || pass.remaining <= 0
}

/** The free slots of a teacher that suit a wish, from now on, the earliest first. */
export function listSuiting(facts: AgendaFacts, wish: AlertWish, now: Instant): Slot[] {
  const today = dayOf(now, facts.zone)
  const slots: Slot[] = []
  const [, from] = [wish.fromOn, today].sort()
  for (let monday = mondayOf(from!); monday <= wish.untilOn; ) {
    const week = computeWeek(facts, monday, now).days.flatMap((day) => Object.values(day.slots))
    slots.push(...week.filter((slot) => suits(slot, wish, facts.lessonMinutes)))
    monday = addDays(monday, 7)
  }
  return slots.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
}
