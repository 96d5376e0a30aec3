/*
 * What the school looks at ([1.H5]).
 * - Weeks and months follow each other without a hole: one with nothing in it is shown as nothing.
 * - Money still expected is counted in the week in which it is due; what is late, in the week it was due in.
 * - A course is as full as its places taken or held, of all the places of its coming sessions.
 */
import { addDays, addMonths, type Day, mondayOf } from '@/lib/core/time'

/** Seven weeks before the one of `today`, that one, and four after: Mondays. */
export const listWeeks = (today: Day): Day[] =>
  Array.from({ length: 12 }, (_, rank) => addDays(mondayOf(today), (rank - 7) * 7))

/** The twelve months that end with the one of `today`: their first days. */
export const listMonths = (today: Day): Day[] =>
  Array.from({ length: 12 }, (_, rank) => addMonths(`${today.slice(0, 7)}-01`, rank - 11))

/** One row for each of `keys`, found or else empty. */
export const fillGaps = <Row>(
  keys: readonly Day[],
  rows: readonly Row[],
  keyOf: (row: Row) => Day,
  none: (key: Day) => Row,
): Row[] => keys.map((key) => rows.find((row) => keyOf(row) === key) ?? none(key))

/** How full something is, in whole per cent; nothing to fill is 0. */
export const computeFilling = (taken: number, capacity: number): number =>
  capacity === 0 ? 0 : Math.round((100 * taken) / capacity)
