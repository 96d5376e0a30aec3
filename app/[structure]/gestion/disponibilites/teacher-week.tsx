import type { Route } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { WeekNav } from '@/components/agenda/week-nav'
import { listClosures, listTaken } from '@/lib/availability/queries/load-hours-page'
import { listDay } from '@/lib/availability/rules'
import { formatNumericDay, formatWeekdayLong, formatWeekdayShort } from '@/lib/core/formatting'
import { type Day, daysOfWeek } from '@/lib/core/time'
import type { CalendarDay, CalendarOf } from './calendar-types'
import { valuesOf } from './hours-form'
import { type HoursOf, placeName } from './hours-of'
import { WeekCalendar } from './week-calendar'

const bounds = { first: '2000-01-03', last: '2199-12-23' }

/** A week of a teacher: when they are there, what is planned, what their own calendars say; changed on the spot ([1.H2]). */
export async function TeacherWeek({ of, structureId, monday }: { of: HoursOf; structureId: string; monday: Day }) {
  const { path, teacher, presence } = of
  const [t, { availability, common }, taken, closures] = await Promise.all([
    getTranslations('availability.week'),
    getMessages(),
    listTaken(teacher.id, monday, presence.zone),
    listClosures(structureId, monday),
  ])
  const days = daysOfWeek(monday).map((day, rank): CalendarDay => {
    const closure = closures.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)?.label ?? null
    const items = listDay(day, presence, taken, (id) => placeName(of.places, id))
    return {
      weekday: rank + 1,
      name: formatWeekdayLong(day),
      numeric: formatNumericDay(day),
      short: formatWeekdayShort(day),
      isToday: day === of.today,
      closure,
      // On a day when the school is closed nobody is there; what is planned all the same is shown.
      items: closure ? items.filter(({ kind }) => kind !== 'hours' && kind !== 'extra') : items,
    }
  })
  return (
    <section aria-label={t('title', { day: formatWeekdayLong(monday) })} className="grid gap-4">
      <WeekNav
        monday={monday}
        bounds={bounds}
        hrefOf={(week) => `${path}?professeur=${teacher.id}&semaine=${week}` as Route}
      />
      <WeekCalendar key={`${teacher.id} ${monday}`} of={toCalendar(of, days)} messages={{ availability, common }} />
    </section>
  )
}

function toCalendar({ slug, teacher, today, places, presence }: HoursOf, days: CalendarDay[]): CalendarOf {
  return {
    slug,
    teacherId: teacher.id,
    today: formatNumericDay(today),
    places,
    days,
    hours: Object.fromEntries(presence.openings.map((hours) => [hours.id, valuesOf(hours, today)])),
    usualRooms: presence.openings.at(-1)?.roomIds ?? [],
  }
}
