import type { Actor, StaffRole } from '@/lib/core/actor'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addDays, addMonths, type Day, isDay } from '@/lib/core/time'
import { moneyDesk } from '@/lib/staff/types'
import type { LinePrice, ListedPrice, PricingRefusal, RateRequestStatus, ReducedRateGrant } from './types'

/*
 * A price comes from the catalogue and from nowhere else ([6.R7]).
 * A learner to whom the reduced price was granted pays it at once on every offer that has one, until the last day of the
 * grant, included ([1.C1]). Without a learner yet, the line shows the full price.
 * It is asked for with a proof, one request at a time for a learner, and again shortly before it ends; the office answers
 * each request once, by a last day or by a reason ([1.H4]).
 */

/** A grant holds on its first day, on its last day, and on every day between. */
export function hasReducedRate(grants: readonly ReducedRateGrant[], learnerId: string, day: Day): boolean {
  return grants.some((grant) => grant.learnerId === learnerId && grant.startsOn <= day && day <= grant.endsOn)
}

/** The last day, included, of a learner's reduced rate; null for whoever pays the full price today. */
export function findReducedUntil(grants: readonly ReducedRateGrant[], learnerId: string, day: Day): Day | null {
  const held = grants.filter((grant) => hasReducedRate([grant], learnerId, day)).map((grant) => grant.endsOn)
  return held.sort().at(-1) ?? null
}

/** Whoever has the reduced rate pays the reduced price of the offers that have one, and the full price of the others. */
export function computePrice(listed: ListedPrice, isReducedRate: boolean): LinePrice {
  return isReducedRate && listed.reducedPriceCents !== null
    ? { priceCents: listed.reducedPriceCents, isReduced: true }
    : { priceCents: listed.priceCents, isReduced: false }
}

const deciders: readonly StaffRole[] = moneyDesk

/** Who grants, refuses and takes back: the money desk of the structure, and a job that loads data. */
export const decidesRates = (actor: Actor, structureId: string): boolean =>
  actor.kind === 'job' || (actor.kind === 'staff' && actor.structureId === structureId && deciders.includes(actor.role))

/** How long before its end a reduced rate may be asked for again. */
const renewalDays = 60

/** The first day on which a rate granted until `endsOn` may be asked for again. */
export const decideRenewalDay = (endsOn: Day): Day => addDays(endsOn, -renewalDays)

/** One request at a time for a learner, and none while the rate holds for long. */
export function checkRequest(facts: {
  isPending: boolean
  reducedUntil: Day | null
  today: Day
}): Verdict<Extract<PricingRefusal, 'request_pending' | 'already_reduced'>> {
  if (facts.isPending) return refuse('request_pending')
  const { reducedUntil, today } = facts
  return reducedUntil && today < decideRenewalDay(reducedUntil) ? refuse('already_reduced') : allow
}

/** A request is answered once. */
export const checkAnswer = (status: RateRequestStatus): Verdict<'already_answered'> =>
  status === 'pending' ? allow : refuse('already_answered')

/** No proof speaks of the far future: a year typed wrong isn't granted. */
const longestMonths = 24

/** A grant ends on its first day at the earliest, and two years later at the latest. */
export function checkGrantPeriod(startsOn: Day, endsOn: Day): Verdict<'grant_dates_wrong' | 'grant_end_past'> {
  if (!isDay(startsOn) || !isDay(endsOn)) return refuse('grant_dates_wrong')
  if (endsOn < startsOn) return refuse('grant_end_past')
  return endsOn <= addMonths(startsOn, longestMonths) ? allow : refuse('grant_dates_wrong')
}

/** The end that is proposed: that of the school year, on 31 August; in summer, that of the next one. */
export function suggestGrantEnd(today: Day): Day {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return `${month < 7 ? year : year + 1}-08-31`
}
