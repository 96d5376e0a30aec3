/*
 * A pass is what an order line granted: a number of lessons and the days on which they may start.
 * - It never has more lessons reserved and taken than it was granted ([0.I2]): its figures are computed from its
 *   ledger and its reservations, never stored.
 * - A lesson is 'pris' once it has ended ([1.G6]); one that is given back (teacher absent, excused) is neither.
 * - Nothing more is booked while money of its order is due again: a cheque that bounced, a contested card, a card refused
 *   beyond its grace; what is booked already stays ([1.D11] [1.D12] [6.R9]).
 * - A lesson must start by the last day of the pass, that day included, and not before the buyer may begin ([6.L3]).
 */
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addDays, type Day, type Instant } from '@/lib/core/time'
import type { PassDebt, PassFigures, PassRefusal, PassValidity, Reservation } from './types'

/** A lesson is taken from the instant it ends ([1.G6]). */
export const isTaken = (lesson: Reservation, now: Instant): boolean => lesson.endsAt.getTime() <= now.getTime()

/** Pris, réservés, restants: what holds a credit splits by its end; what remains is the ledger's sum ([1.G2]). */
export function computePassFigures(
  ledger: { remaining: number; reservations: readonly Reservation[] },
  now: Instant,
): PassFigures {
  const taken = ledger.reservations.filter((lesson) => isTaken(lesson, now)).length
  const reserved = ledger.reservations.length - taken
  return { granted: ledger.remaining + taken + reserved, taken, reserved, remaining: ledger.remaining }
}

/** The first day on which a lesson of the pass may start. */
export const firstDayOf = ({ validFrom, bookableFrom }: PassValidity): Day => [validFrom, bookableFrom].sort()[1]!

/** Whether a lesson of the pass may start on a day. */
export function checkPassDay(pass: PassValidity, day: Day): Verdict<PassRefusal> {
  if (day < firstDayOf(pass)) return refuse('pass_not_started', { from: firstDayOf(pass) })
  if (day > pass.validUntil) return refuse('pass_expired', { until: pass.validUntil })
  return allow
}

/** A pass is over when its last day has passed, or all its lessons are taken, with none to come ([1.G2]): a session may be postponed beyond that day. */
export const isEnded = (pass: PassValidity, { remaining, reserved }: PassFigures, today: Day): boolean =>
  reserved === 0 && (today > pass.validUntil || remaining === 0)

/** Whether everything that the pass's order owes by now is paid ([1.D12]). */
export const checkDebt = ({ hasDebt }: PassDebt): Verdict<PassRefusal> => (hasDebt ? refuse('payment_due') : allow)

/** Whether one more lesson may be booked on a pass some day: the button and the list of 'Réserver un cours'. */
export function checkPass(pass: PassValidity & PassDebt, figures: PassFigures, today: Day): Verdict<PassRefusal> {
  if (today > pass.validUntil) return refuse('pass_expired', { until: pass.validUntil })
  if (figures.remaining <= 0) return refuse('no_credit_left')
  return checkDebt(pass)
}

/** The right of withdrawal lasts 14 days, the first being the day after the order. */
export const withdrawalDays = 14

/** The first day a lesson may take place: the 15th after the order, unless the buyer asked to begin at once ([6.L3]). */
export function computeBookableFrom(orderedOn: Day, paidOn: Day, requestsImmediateStart: boolean): Day {
  if (requestsImmediateStart) return paidOn
  const free = addDays(orderedOn, withdrawalDays + 1)
  return free > paidOn ? free : paidOn
}
