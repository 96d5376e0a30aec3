import { Temporal } from 'temporal-polyfill'
import { addDays, type Day, mondayOf } from '@/lib/core/time'

export type Closure = { startsOn: Day; endsOn: Day; label: string }

/** Easter Sunday, by the anonymous Gregorian computus. */
function easterOf(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + d + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return new Temporal.PlainDate(year, Math.floor(sum / 31), (sum % 31) + 1).toString()
}

const publicHoliday = (day: Day, label: string): Closure => ({ startsOn: day, endsOn: day, label })

function closuresOfYear(year: number): Closure[] {
  const easter = easterOf(year)
  return [
    publicHoliday(addDays(easter, 1), 'Lundi de Pâques'),
    publicHoliday(`${year}-05-01`, 'Fête du Travail'),
    publicHoliday(`${year}-05-08`, 'Victoire de 1945'),
    publicHoliday(addDays(easter, 39), 'Ascension'),
    publicHoliday(addDays(easter, 50), 'Lundi de Pentecôte'),
    publicHoliday(`${year}-07-14`, 'Fête nationale'),
    { startsOn: `${year}-08-03`, endsOn: `${year}-08-16`, label: 'Fermeture d’été' },
    publicHoliday(`${year}-11-01`, 'Toussaint'),
    publicHoliday(`${year}-11-11`, 'Armistice'),
    { startsOn: `${year}-12-24`, endsOn: `${year + 1}-01-01`, label: 'Fêtes de fin d’année' },
  ]
}

/**
 * The days on which the demonstration's school is closed: public holidays, two weeks in August, Christmas, and one
 * day about two weeks ahead of today, so that a closed day can be seen in the week grid whatever the season.
 */
export function listClosures(today: Day): Closure[] {
  const year = Number(today.slice(0, 4))
  const audition = addDays(mondayOf(today), 15)
  return [
    ...[-2, -1, 0, 1].flatMap((offset) => closuresOfYear(year + offset)),
    publicHoliday(audition, 'Journée des professeurs'),
  ]
}
