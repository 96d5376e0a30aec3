import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addDays, type Day, endOfYearFrom } from '@/lib/core/time'
import type { MembershipPeriod, MembershipRefusal } from './types'

/*
 * A membership is a learner's right to buy packages.
 * It lasts one year less a day, both days included; two of a learner follow each other, never overlap ([1.E1]).
 * A package needs one in force on the day of the order, or bought in the same cart; single lessons never do ([1.C4]).
 */

/** A membership is in force on its first day, on its last day, and on every day between. */
export function isInForce(membership: MembershipPeriod, day: Day): boolean {
  return membership.startsOn <= day && day <= membership.endsOn
}

/** The last day, included, up to which memberships follow each other from a day on; null when none is in force that day. */
export function findMemberUntil(held: readonly MembershipPeriod[], day: Day): Day | null {
  if (!held.some((period) => isInForce(period, day))) return null
  return held
    .map(({ endsOn }) => endsOn)
    .sort()
    .at(-1)!
}

/** A year less a day from the day of the payment; bought before the previous one ends, from the day after that end ([1.E1]). */
export function computeMembershipPeriod(paidOn: Day, held: readonly MembershipPeriod[]): MembershipPeriod {
  const lastEnd =
    held
      .map(({ endsOn }) => endsOn)
      .sort()
      .at(-1) ?? ''
  const startsOn = lastEnd >= paidOn ? addDays(lastEnd, 1) : paidOn
  return { startsOn, endsOn: endOfYearFrom(startsOn) }
}

export type MembershipNeed = { requiresMembership: boolean; hasInForce: boolean; hasInCart: boolean }

/** A package is sold to a learner whose membership is in force on the day of the order, or stands in the same cart ([1.C4]). */
export function checkMembership(need: MembershipNeed): Verdict<MembershipRefusal> {
  if (!need.requiresMembership || need.hasInForce || need.hasInCart) return allow
  return refuse('membership_required')
}
