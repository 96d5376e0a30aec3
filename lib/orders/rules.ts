import type { CartLine } from '@/lib/cart/types'
import { addDays, addMonths, type Day } from '@/lib/core/time'
import type { LineRules } from './types'

/*
 * An order is what a cart was at 'Valider ma commande': its lines, prices, rules and terms are written once and never
 * follow the catalogue ([6.L3] [6.R7]).
 * Its number is the reference of every mail, transfer and phone call ([1.D14]).
 * Validity runs from the day of the payment. Unless the buyer asked to begin at once, no lesson starts within the 14
 * days of the right of withdrawal, counted from the day after the order ([6.L3]).
 */

/** The right of withdrawal lasts 14 days, the first being the day after the order. */
export const withdrawalDays = 14

/** C1, C2, … by structure ([1.D14]). */
export const formatOrderNumber = (number: number): string => `C${number}`

/** The first day a lesson may take place: the 15th after the order, unless the buyer asked to begin at once ([6.L3]). */
export function computeBookableFrom(orderedOn: Day, paidOn: Day, requestsImmediateStart: boolean): Day {
  if (requestsImmediateStart) return paidOn
  const free = addDays(orderedOn, withdrawalDays + 1)
  return free > paidOn ? free : paidOn
}

/** The last day, included, of lessons paid on a day: a number of months date to date, 16/08 → 16/09 ([1.E2]). */
export function computeLastDay(paidOn: Day, validityMonths: number): Day {
  return addMonths(paidOn, validityMonths)
}

/** The rules that a line is bought under, as they are at that moment ([6.L3]). */
export function describeRules({ offer }: Pick<CartLine, 'offer'>, cancellationNoticeHours: number): LineRules {
  return {
    cancellationNoticeHours,
    postponements: offer.postponements,
    validityMonths: offer.validityMonths,
    listPriceCents: offer.priceCents,
    reducedPriceCents: offer.reducedPriceCents,
    requiresMembership: offer.requiresMembership,
    conditions: offer.conditions,
  }
}

type Sold = { offerId: string; learnerId: string; priceCents: number }
export type PlacedOrder = { termsVersionId: string; requestsImmediateStart: boolean; lines: readonly Sold[] }

/** A second click on 'Valider ma commande' finds its first order: the same lines at the same prices, the same choices. */
export function isSameOrder(placed: PlacedOrder, wanted: PlacedOrder): boolean {
  const summary = ({ lines, ...order }: PlacedOrder) =>
    JSON.stringify([
      order.termsVersionId,
      order.requestsImmediateStart,
      lines.map((line) => [line.offerId, line.learnerId, line.priceCents]),
    ])
  return summary(placed) === summary(wanted)
}
