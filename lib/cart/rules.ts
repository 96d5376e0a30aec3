import { checkAge, isSoldOnline } from '@/lib/catalogue/rules'
import type { OfferKind } from '@/lib/catalogue/types'
import { hashToken } from '@/lib/core/ids'
import { cents, sum } from '@/lib/core/money'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { checkMembership } from '@/lib/memberships/rules'
import type {
  CartFacts,
  CartLearner,
  CartLine,
  CartOffer,
  LineProblem,
  LineProblemCode,
  LineRefusal,
  StartRefusal,
} from './types'

/*
 * A cart says for whom each line is ([1.C8]) and holds nothing that couldn't be ordered as far as one knows then.
 * An age outside the offer's is refused at once ([1.C2]); a trial is sold once per learner ([1.C5]); a package asks for a
 * membership, which may stand in the same cart ([1.C4]).
 * A price higher than the one shown is shown again and must be accepted; a lower one is simply applied ([1.C9]).
 * Amounts always come from the catalogue ([6.R7]).
 */

/** An offer is sold while it is published, and only if its kind is sold online. */
export function checkOffer(offer: Pick<CartOffer, 'isPublished' | 'kind'>): Verdict<LineRefusal> {
  if (!offer.isPublished) return refuse('offer_gone')
  return isSoldOnline(offer) ? allow : refuse('not_sold_online')
}

/** The offer's ages hold on the day; without a birth date nobody can tell ([1.C2]). */
export function checkLearnerAge(
  offer: Pick<CartOffer, 'minAge' | 'maxAge'>,
  { birthOn }: Pick<CartLearner, 'birthOn'>,
  day: string,
): Verdict<LineRefusal> {
  if (offer.minAge === null && offer.maxAge === null) return allow
  return birthOn === null ? refuse('birth_date_missing') : checkAge(offer, birthOn, day)
}

const trialKey = (learnerId: string, offerId: string) => `${learnerId}:${offerId}`

/** A trial lesson is sold once per learner, orders that wait for their payment included ([1.C5]). */
export function checkTrial(offer: CartOffer, learnerId: string, trials: ReadonlySet<string>): Verdict<LineRefusal> {
  return offer.isTrial && trials.has(trialKey(learnerId, offer.id)) ? refuse('trial_already_had') : allow
}

type Startable = Pick<CartLine, 'firstSessionId' | 'plan'> & { offer: Pick<CartOffer, 'kind'> }
type Held = { offer: { id: string; kind: OfferKind }; learner: { id: string } | null }

/** One membership a learner and each trial once stand in a cart; two lines for 'somebody' are the same somebody. */
export function checkDuplicate(
  offer: CartOffer,
  learnerId: string | null,
  others: readonly Held[],
): Verdict<LineRefusal> {
  const sameLearner = others.filter((line) => (line.learner?.id ?? null) === learnerId)
  if (offer.kind === 'membership' && sameLearner.some((line) => line.offer.kind === 'membership'))
    return refuse('membership_in_cart')
  if (offer.isTrial && sameLearner.some((line) => line.offer.id === offer.id)) return refuse('trial_in_cart')
  return allow
}

const firstRefusal = <Code extends string>(...verdicts: Verdict<Code>[]): Verdict<Code> =>
  verdicts.find((verdict) => !verdict.ok) ?? allow

/** A gift is its buyer's until somebody uses it: whose ages and memberships count is known then ([1.C7]). */
export const isForBuyer = (offer: Pick<CartOffer, 'kind'>): boolean => offer.kind === 'gift'

/** Whether a line is at the learner's reduced price; a gift never is, whoever will use it. */
export const isReducedFor = (
  offer: Pick<CartOffer, 'kind'>,
  learner: { id: string } | null,
  reduced: ReadonlySet<string>,
): boolean => !isForBuyer(offer) && learner !== null && reduced.has(learner.id)

/** What stands against putting an offer in the cart for somebody; nobody yet is checked when they are named. */
export function checkLine(
  offer: CartOffer,
  learner: CartLearner | null,
  others: readonly Held[],
  facts: Pick<CartFacts, 'day' | 'trials'>,
): Verdict<LineRefusal> {
  const duplicate = checkDuplicate(offer, learner?.id ?? null, others)
  if (!learner || isForBuyer(offer)) return firstRefusal(checkOffer(offer), duplicate)
  return firstRefusal(
    checkOffer(offer),
    checkLearnerAge(offer, learner, facts.day),
    checkTrial(offer, learner.id, facts.trials),
    duplicate,
  )
}

/** A package of a group course starts at a session from which all its sessions have a place for its learner ([1.C6]). */
export function checkStart({ offer, firstSessionId, plan }: Startable): Verdict<StartRefusal | 'start_missing'> {
  if (offer.kind !== 'group') return allow
  if (!firstSessionId) return refuse('start_missing')
  if (!plan) return refuse('start_gone')
  if (plan.isOpen) return allow
  return refuse(plan.sessions.some(({ state }) => state === 'full') ? 'start_full' : 'start_busy')
}

/**
 * The line whose start date the page asks for: the one that somebody changes, or else the first that can't start as it
 * stands, since none is chosen yet or it filled up meanwhile ([1.C6]).
 */
export function findLineToStart(lines: readonly CartLine[], changedId: string | null): CartLine | null {
  const packages = lines.filter(({ offer }) => offer.kind === 'group')
  return packages.find(({ id }) => id === changedId) ?? packages.find((line) => !checkStart(line).ok) ?? null
}

function problemOf(line: CartLine, lines: readonly CartLine[], facts: CartFacts): LineProblemCode | null {
  const { offer, learner } = line
  const before = lines.slice(0, lines.indexOf(line))
  const verdict = checkLine(offer, learner, before, facts)
  if (!verdict.ok) return verdict.refusal
  if (offer.kind === 'gift' && !line.gift) return 'gift_details_missing'
  if (!learner) return 'learner_missing'
  const membership = checkMembership({
    requiresMembership: offer.requiresMembership && !isForBuyer(offer),
    hasInForce: facts.members.has(learner.id),
    hasInCart: lines.some((other) => other.offer.kind === 'membership' && other.learner?.id === learner.id),
  })
  if (!membership.ok) return membership.refusal
  const start = checkStart(line)
  if (!start.ok) return start.refusal
  if (line.priceCents > line.shownPriceCents) return 'price_changed'
  return haveConditionsChanged(line) ? 'conditions_changed' : null
}

/**
 * A line whose offer is sold under other conditions than those it was shown with ([1.C9]). Without a fingerprint nothing
 * was kept to compare with; what the page shows is compared at the order all the same.
 */
export function haveConditionsChanged({ offer, shownConditions }: CartLine): boolean {
  return shownConditions !== '' && shownConditions !== fingerprintConditions(offer)
}

/** Why lines can't be ordered as they stand, one reason a line; none: the cart can become an order ([1.C4] [1.C5] [1.C9]). */
export function listProblems(lines: readonly CartLine[], facts: CartFacts): LineProblem[] {
  return lines.flatMap((line) => {
    const code = problemOf(line, lines, facts)
    return code ? [{ lineId: line.id, code }] : []
  })
}

/** The lines that hold only thanks to one: removing a membership says which packages no longer hold ([1.C4]). */
export function listLinesHeldBy(line: CartLine, lines: readonly CartLine[], facts: CartFacts): CartLine[] {
  const without = lines.filter((other) => other !== line)
  const broken = new Set(listProblems(without, facts).map((problem) => problem.lineId))
  const already = new Set(listProblems(lines, facts).map((problem) => problem.lineId))
  return without.filter((other) => broken.has(other.id) && !already.has(other.id))
}

/** The total is the sum of today's prices, to the cent. */
export function computeTotal(lines: readonly Pick<CartLine, 'priceCents'>[]): number {
  return sum(lines.map((line) => cents(line.priceCents)))
}

/** What an offer is sold under, made short: kept with the line as shown, so that a change since is shown again ([1.C9]). */
export function fingerprintConditions(offer: CartOffer): string {
  const { name, conditions, credits, lessonMinutes, validityMonths, postponements, requiresMembership } = offer
  const seen = [name, conditions, credits, lessonMinutes, validityMonths, postponements, requiresMembership]
  return hashToken(JSON.stringify(seen))
}

/**
 * All that a buyer sees before ordering, made short: lines, for whom, prices, conditions, terms. The page sends back the
 * one it showed; another one at 'Valider ma commande' means that something changed meanwhile ([1.C9]).
 */
export function fingerprintCart(lines: readonly CartLine[], termsVersionId: string): string {
  const seen = lines.map(({ id, offer, learner, priceCents, isReduced, gift, plan }) => [
    id,
    learner?.id ?? null,
    priceCents,
    isReduced,
    fingerprintConditions(offer),
    gift,
    plan?.sessions.map((session) => [session.id, session.startsAt.getTime()]) ?? null,
  ])
  return hashToken(JSON.stringify([termsVersionId, seen]))
}
