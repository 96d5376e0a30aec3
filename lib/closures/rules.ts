/*
 * The school is closed on some days: no slot is offered on them, no session planned ([1.H12]).
 * - A closure moves nothing by itself: what is planned on its days is listed, for somebody to decide.
 * - It begins today at the earliest, and lasts a year at most: a slip of the pen must not close the school for ever.
 */
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { type Day, daysBetween } from '@/lib/core/time'
import type { ClosedDays, ClosureRefusal } from './types'

/** The longest closure: a year. */
const maxClosedDays = 366

/** A closure has its days in order, is still to come in part, and isn't there twice. */
export function checkClosure(
  { startsOn, endsOn, label }: ClosedDays,
  others: readonly ClosedDays[],
  today: Day,
): Verdict<ClosureRefusal> {
  if (endsOn < startsOn) return refuse('closure_order')
  if (endsOn < today) return refuse('closure_past')
  if (daysBetween(startsOn, endsOn) >= maxClosedDays) return refuse('closure_too_long')
  const isKnown = others.some((other) => other.startsOn === startsOn && other.label === label)
  return isKnown ? refuse('closure_known') : allow
}
