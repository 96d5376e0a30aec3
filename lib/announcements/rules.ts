/*
 * An announcement is a message to many about one thing, in a place, of a series: the communication plan looks back at them ([2.C7]).
 * - The same kind of announcement to the same region too soon is said before another leaves.
 * - So is a third one of a series, and one to a whole country without another condition.
 * - The plan forbids nothing: its author ticks what it warns of.
 */
import { addMonths, type Day } from '@/lib/core/time'
import type { Announcement, PastAnnouncement, PlanWarning } from './types'

/** One place within another, or the same: 'FR' and 'FR:75' meet, 'FR:75' and 'FR:69' don't. */
const meets = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one)

/** Whether two announcements go to a same place; one without a place goes anywhere. */
const shareRegion = (one: Announcement, other: Announcement): boolean =>
  one.regions.length === 0 ||
  other.regions.length === 0 ||
  one.regions.some((region) => other.regions.some((known) => meets(region, known)))

const sameWords = (one: string, other: string): boolean =>
  one.trim() !== '' && one.trim().toLowerCase() === other.trim().toLowerCase()

/** A third announcement of a series is one too many. */
const mostOfSeries = 2

/** What the communication plan warns of: it forbids nothing ([2.C7]). `today`: in the structure's zone. */
export function listPlanWarnings(
  announcement: Announcement & { isWholeCountry: boolean },
  past: readonly PastAnnouncement[],
  { today, months }: { today: Day; months: number },
): PlanWarning[] {
  const since = addMonths(today, -months)
  const isTooSoon = past.some(
    (other) =>
      other.confirmedOn > since && sameWords(announcement.theme, other.theme) && shareRegion(announcement, other),
  )
  const ofSeries = past.filter((other) => sameWords(announcement.series, other.series)).length
  return [
    ...(isTooSoon ? (['too_soon'] as const) : []),
    ...(ofSeries >= mostOfSeries ? (['third_of_series'] as const) : []),
    ...(announcement.isWholeCountry ? (['whole_country'] as const) : []),
  ]
}
