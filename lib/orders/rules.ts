import type { CartLine } from '@/lib/cart/types'
import type { BillingAddress } from '@/lib/client-files/types'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addDays, addMinutes, addMonths, type Day, dayOf, type Instant, startOfDay } from '@/lib/core/time'
import { computeBookableFrom, withdrawalDays } from '@/lib/passes/rules'
import { computeMostTimes } from '@/lib/schedules/rules'
import type { ScheduledLine } from '@/lib/schedules/types'
import type { MoneySettings } from '@/lib/structures/types'
import type { LineRules, OnlineMeans, OrderRefusal, PaymentMeans } from './types'

/*
 * An order is what a cart was at 'Valider ma commande': its lines, prices, rules and terms are written once and never
 * follow the catalogue ([6.L3] [6.R7]).
 * Its number is the reference of every mail, transfer and phone call ([1.D14]).
 * Validity runs from the day of the payment. Unless the buyer asked to begin at once, no lesson starts within the 14
 * days of the right of withdrawal, counted from the day after the order ([6.L3]).
 */

export { computeBookableFrom, withdrawalDays }

/** C1, C2, … by structure ([1.D14]). */
export const formatOrderNumber = (number: number): string => `C${number}`

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

type Sold = { offerId: string; learnerId: string; priceCents: number; firstSessionId: string | null }
export type PlacedOrder = {
  termsVersionId: string
  requestsImmediateStart: boolean
  means: PaymentMeans
  instalments: number
  billing: BillingAddress | null
  lines: readonly Sold[]
}

/** A second click on 'Valider ma commande' finds its first order: the same lines at the same prices, the same choices. */
export function isSameOrder(placed: PlacedOrder, wanted: PlacedOrder): boolean {
  const summary = ({ lines, ...order }: PlacedOrder) =>
    JSON.stringify([
      order.termsVersionId,
      order.requestsImmediateStart,
      order.means,
      order.instalments,
      // As stored, its keys come back in another order.
      Object.entries(order.billing ?? {}).sort(),
      lines.map((line) => [line.offerId, line.learnerId, line.priceCents, line.firstSessionId]),
    ])
  return summary(placed) === summary(wanted)
}

type DatedSessions = { withdrawsDatedSessions: boolean; timeZone: string }

/** Where dated sessions can be given back within the 14 days, none starts in them unless the buyer asks to begin at once ([6.L2] [6.L3]). */
export function checkFirstSession(
  lines: readonly Pick<CartLine, 'plan'>[],
  requestsImmediateStart: boolean,
  now: Instant,
  { withdrawsDatedSessions, timeZone }: DatedSessions,
): Verdict<'immediate_start_needed'> {
  const today = dayOf(now, timeZone)
  const from = computeBookableFrom(today, today, requestsImmediateStart || !withdrawsDatedSessions)
  const isTooSoon = lines.some(({ plan }) => plan && dayOf(plan.startsAt, timeZone) < from)
  return isTooSoon ? refuse('immediate_start_needed') : allow
}

/** The means offered online: a transfer where the structure has told its account, a cheque where it has a payee ([1.D1]). */
export function listOnlineMeans({ bank, cheques }: Pick<MoneySettings, 'bank' | 'cheques'>): OnlineMeans[] {
  return ['card', ...(bank.iban ? ['transfer' as const] : []), ...(cheques.payee ? ['cheque' as const] : [])]
}

/** What the schedule of a means needs of the lines; a transfer is one, whatever they allow ([1.D6] [1.D11]). */
export const timedLines = (lines: readonly CartLine[], means: PaymentMeans): ScheduledLine[] =>
  lines.map(({ offer, priceCents }) => ({
    priceCents,
    maxTimes: means === 'cheque' ? offer.maxChequeInstalments : means === 'card' ? offer.maxCardInstalments : 1,
  }))

/** A means that the structure takes, in as many times as all the lines allow ([1.D1] [1.D6]). */
export function checkMeans(
  money: Pick<MoneySettings, 'bank' | 'cheques'>,
  { means, instalments }: { means: OnlineMeans; instalments: number },
  lines: readonly ScheduledLine[],
): Verdict<OrderRefusal> {
  if (!listOnlineMeans(money).includes(means)) return refuse('means_unavailable')
  return instalments <= computeMostTimes(lines) ? allow : refuse('too_many_times', { times: computeMostTimes(lines) })
}

/** What is paid at once stays in the cart until it is paid; an order that waits for days takes its lines with it ([1.D2] [1.D7]). */
export const isKeptInCart = (means: PaymentMeans): boolean => means !== 'transfer' && means !== 'cheque'

type Waiting = { timeZone: string; settings: { cardOrderMinutes: number; money: Pick<MoneySettings, 'waitingDays'> } }

/** Until when an order waits: minutes for a card; for a transfer or a cheque whole days, the last one included ([1.D7]). */
export function computeExpiry(means: PaymentMeans, orderedAt: Instant, { timeZone, settings }: Waiting): Instant {
  if (isKeptInCart(means)) return addMinutes(orderedAt, settings.cardOrderMinutes)
  return startOfDay(addDays(dayOf(orderedAt, timeZone), settings.money.waitingDays + 1), timeZone)
}

/** The last day, included, on which an order that waits for days may be paid. */
export const lastDayBefore = (expiresAt: Instant, timeZone: string): Day => addDays(dayOf(expiresAt, timeZone), -1)

/** So many orders of one client that wait for days keep places of group courses: more, and courses would be full of nobody ([6.S4]). */
export const mostWaitingHolds = 3

/** Whether one more order may keep places for days; by card, it is paid or gone within minutes ([1.D7]). */
export const checkWaitingHolds = (means: PaymentMeans, waiting: number): Verdict<'too_many_holds'> =>
  isKeptInCart(means) || waiting < mostWaitingHolds ? allow : refuse('too_many_holds', { orders: mostWaitingHolds })
