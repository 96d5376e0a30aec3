/*
 * A pass is what an order line granted: a number of lessons and the days on which they may start.
 * - It never has more lessons reserved and taken than it was granted ([0.I2]): its figures are computed from its
 *   ledger and its reservations, never stored.
 * - A lesson is 'pris' once it has ended ([1.G6]); one that is given back (teacher absent, excused) is neither.
 * - Nothing more is booked while money of its order is due again: a cheque that bounced, a contested card, a card refused
 *   beyond its grace; what is booked already stays ([1.D11] [1.D12] [6.R9]).
 * - A lesson must start by the last day of the pass, that day included, and not before the buyer may begin ([6.L3]).
 * - The office gives a pass more time, or freezes it for some days, which its end then makes up for; with a reason, undone as
 *   long as nothing was built on it ([1.H9]).
 */
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addDays, type Day, daysBetween, type Instant } from '@/lib/core/time'
import type {
  ChangedPass,
  Freeze,
  PassChange,
  PassChangeRefusal,
  PassDebt,
  PassFigures,
  PassRefusal,
  PassValidity,
  Reservation,
} from './types'

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
  if (isFrozenOn(pass, day)) return refuse('pass_frozen', { until: pass.frozen!.until })
  return allow
}

/** A frozen pass has no lesson on the days of its freeze, both included ([1.H9]). */
export const isFrozenOn = ({ frozen }: Pick<PassValidity, 'frozen'>, day: Day): boolean =>
  Boolean(frozen && frozen.from <= day && day <= frozen.until)

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

/** Nobody is given, or frozen for, more than a year at once: a year typed wrong isn't. */
const longestChangeDays = 366

const lengthOf = ({ from, until }: Freeze): number => daysBetween(from, until) + 1

/** A pass with lessons left is given days after its last one, or after today when that has passed ([1.H9]). */
export function checkExtension(pass: ChangedPass, until: Day, today: Day): Verdict<PassChangeRefusal> {
  if (pass.remaining <= 0 && !pass.isGroup) return refuse('nothing_left')
  const from = pass.validUntil > today ? pass.validUntil : today
  if (until <= pass.validUntil || until < today) return refuse('extension_not_later', { until: pass.validUntil })
  return daysBetween(from, until) > longestChangeDays ? refuse('change_too_long') : allow
}

/** A pass of individual lessons is frozen from today on at the earliest, before its end, once at a time ([1.H9]). */
export function checkFreeze(pass: ChangedPass, freeze: Freeze, today: Day): Verdict<PassChangeRefusal> {
  if (pass.isGroup) return refuse('freeze_of_sessions')
  if (freeze.until < freeze.from) return refuse('freeze_order')
  if (freeze.from < today) return refuse('freeze_past')
  if (freeze.from > pass.validUntil) return refuse('freeze_after_end', { until: pass.validUntil })
  if (pass.frozen && pass.frozen.until >= today) return refuse('already_frozen', { until: pass.frozen.until })
  return lengthOf(freeze) > longestChangeDays ? refuse('change_too_long') : allow
}

/** The last day of a pass moves by as many days as it is frozen: none is lost, none is won. */
export const computeFrozenEnd = (validUntil: Day, freeze: Freeze): Day => addDays(validUntil, lengthOf(freeze))

/** The lessons of the frozen days are cancelled, their credits back, when the office says so, having seen exactly those; else they are in the way. */
export function checkFrozenLessons(
  lessonIds: readonly string[],
  asked: { cancels: boolean; seenIds: readonly string[] },
): Verdict<PassChangeRefusal> {
  if (lessonIds.length > 0 && !asked.cancels) return refuse('lessons_in_freeze', { count: lessonIds.length })
  const isSeen = lessonIds.length === asked.seenIds.length && lessonIds.every((id) => asked.seenIds.includes(id))
  return isSeen || lessonIds.length === 0 ? allow : refuse('freeze_changed')
}

/** The last change of a pass is undone while its days are still those it gave, a freeze before it begins, and no lesson stands on the days that go. */
export function checkUndo(
  pass: ChangedPass & { lastLessonOn: Day | null },
  last: PassChange | null,
  today: Day,
): Verdict<PassChangeRefusal> {
  if (!last || last.kind === 'undo' || last.validUntilAfter !== pass.validUntil) return refuse('nothing_to_undo')
  if (last.kind === 'freeze' && last.frozen && last.frozen.from <= today) return refuse('freeze_begun')
  if (last.validUntilBefore < today) return refuse('undo_past', { until: last.validUntilBefore })
  if (pass.lastLessonOn && pass.lastLessonOn > last.validUntilBefore)
    return refuse('undo_with_lessons', { day: pass.lastLessonOn, until: last.validUntilBefore })
  return allow
}
