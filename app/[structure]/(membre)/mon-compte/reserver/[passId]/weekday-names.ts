import { formatWeekdayLong } from '@/lib/core/formatting'
import { addDays } from '@/lib/core/time'

/** A Monday: only the names of its week are used. */
const someMonday = '2024-01-01'
const and = new Intl.ListFormat('fr-FR', { type: 'conjunction' })

/** « lundi, mardi et samedi » */
export const weekdayNames = (weekdays: readonly number[]): string =>
  and.format(weekdays.map((weekday) => formatWeekdayLong(addDays(someMonday, weekday - 1)).split(' ')[0]!))
