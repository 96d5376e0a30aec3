import { cents, share, sum } from '@/lib/core/money'
import { addMonths, type Day } from '@/lib/core/time'
import type { Instalment, ScheduledLine } from './types'

/*
 * A schedule says in which parts and on which days an order is paid, whatever the means ([1.D6] [1.D11]).
 * Only the lines that allow several times are split, in as many times as all of them allow, in equal parts; the cents left
 * over and the lines that allow one time only go to the first part. The parts always sum to the total ([6.R7]).
 * The first part is due on the day of the order, the next ones a month apart: 50,00 membership and 900,00 package are
 * 950,00; 500,00 + 450,00; 350,00 + 300,00 + 300,00.
 */

const amountsOf = (lines: readonly ScheduledLine[]) => sum(lines.map(({ priceCents }) => cents(priceCents)))
const isSplit = ({ maxTimes, priceCents }: ScheduledLine) => maxTimes > 1 && priceCents > 0

/** In how many times at most: as many as all the lines that may be split allow, and never a part of less than a cent ([1.D6]). */
export function computeMostTimes(lines: readonly ScheduledLine[]): number {
  const split = lines.filter(isSplit)
  if (split.length === 0) return 1
  return Math.min(amountsOf(split), ...split.map(({ maxTimes }) => maxTimes))
}

/** The amounts of each part, the first one first: what can't be split and the cents left over are in it ([1.D6]). */
export function splitAmounts(lines: readonly ScheduledLine[], times: number): number[] {
  if (!Number.isInteger(times) || times < 1 || times > computeMostTimes(lines))
    throw new RangeError('these lines are not paid in so many times')
  if (times === 1) return [amountsOf(lines)]
  const [first, ...next] = share(amountsOf(lines.filter(isSplit)), times)
  return [first! + amountsOf(lines.filter((line) => !isSplit(line))), ...next]
}

/** When each part is due: the first on the day of the order, the next ones a month apart, counted from that day ([1.D5]). */
export const listDueDays = (orderedOn: Day, times: number): Day[] =>
  Array.from({ length: times }, (_, months) => addMonths(orderedOn, months))

/** The parts of an order paid in so many times from a day. */
export function computeSchedule(lines: readonly ScheduledLine[], times: number, orderedOn: Day): Instalment[] {
  const days = listDueDays(orderedOn, times)
  return splitAmounts(lines, times).map((amountCents, index) => ({
    rank: index + 1,
    amountCents,
    dueOn: days[index]!,
  }))
}

/** Every schedule that the buyer may choose, from one time to as many as the lines allow: the table of [1.D6]. */
export function listSchedules(lines: readonly ScheduledLine[], orderedOn: Day): Instalment[][] {
  return Array.from({ length: computeMostTimes(lines) }, (_, index) => computeSchedule(lines, index + 1, orderedOn))
}
