import type { Route } from 'next'
import { getTranslations } from 'next-intl/server'
import { WeekNav } from '@/components/agenda/week-nav'
import { Icon, type IconName } from '@/components/ui/icon'
import { listClosures, listTaken } from '@/lib/availability/queries/load-hours-page'
import { listDay } from '@/lib/availability/rules'
import type { WeekItem } from '@/lib/availability/types'
import { formatTime, formatWeekdayLong } from '@/lib/core/formatting'
import { type Day, daysOfWeek } from '@/lib/core/time'
import { type HoursOf, placeName } from './hours-of'

const looks: Record<WeekItem['kind'], { icon: IconName; look: string }> = {
  hours: { icon: 'check', look: 'border-positive bg-positive-soft' },
  extra: { icon: 'plus', look: 'border-positive bg-positive-soft' },
  absence: { icon: 'x', look: 'border-danger bg-danger-soft' },
  lesson: { icon: 'music', look: 'border-accent bg-accent-soft' },
  session: { icon: 'users', look: 'border-accent bg-accent-soft' },
  elsewhere: { icon: 'lock', look: 'border-line-strong bg-sunken' },
}

const bounds = { first: '2000-01-03', last: '2199-12-23' }

/** A week of a teacher: when they are there, what is planned, what their own calendars say ([1.H2]). A list a day on a phone. */
export async function TeacherWeek({ of, structureId, monday }: { of: HoursOf; structureId: string; monday: Day }) {
  const { path, teacher, presence, places, today } = of
  const [t, taken, closures] = await Promise.all([
    getTranslations('availability.week'),
    listTaken(teacher.id, monday, presence.zone),
    listClosures(structureId, monday),
  ])
  return (
    <section aria-label={t('title', { day: formatWeekdayLong(monday) })} className="grid gap-4">
      <WeekNav
        monday={monday}
        bounds={bounds}
        hrefOf={(week) => `${path}?professeur=${teacher.id}&semaine=${week}` as Route}
      />
      <ol className="grid gap-3 md:grid-cols-4 xl:grid-cols-7">
        {daysOfWeek(monday).map((day) => (
          <DayColumn
            key={day}
            day={day}
            isToday={day === today}
            closure={closures.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)?.label}
            items={listDay(day, presence, taken, (id) => placeName(places, id))}
          />
        ))}
      </ol>
    </section>
  )
}

type DayProps = { day: Day; isToday: boolean; closure?: string; items: readonly WeekItem[] }

/** On a day when the school is closed nobody is there; what is planned all the same is shown. */
async function DayColumn({ day, isToday, closure, items: all }: DayProps) {
  const items = closure ? all.filter(({ kind }) => kind !== 'hours' && kind !== 'extra') : all
  const t = await getTranslations('availability.week')
  return (
    <li className="card !p-3">
      <h3
        aria-current={isToday ? 'date' : undefined}
        className="!font-sans !text-base !font-semibold first-letter:uppercase"
      >
        {formatWeekdayLong(day)}
      </h3>
      {closure ? <p className="mt-1 text-sm text-danger">{t('closed', { label: closure })}</p> : null}
      {items.length === 0 && !closure ? <p className="mt-1 text-sm text-muted">{t('nothing')}</p> : null}
      <ul className="mt-2 grid gap-1.5">
        {items.map((item) => (
          <Item key={`${item.kind} ${item.from} ${item.to} ${item.text}`} item={item} />
        ))}
      </ul>
    </li>
  )
}

async function Item({ item: { kind, from, to, text } }: { item: WeekItem }) {
  const t = await getTranslations('availability')
  const { icon, look } = looks[kind]
  const isWholeDay = from === '00:00' && to === '24:00'
  const times = isWholeDay ? t('week.allDay') : t('hours.times', { from: formatTime(from), to: formatTime(to) })
  return (
    <li className={`rounded-s border-l-4 px-2 py-1.5 text-sm ${look}`}>
      <span className="flex items-center gap-1.5 font-semibold">
        <Icon name={icon} className="size-[1em]" />
        {t(`week.kinds.${kind}`)}
      </span>
      <span className="block tabular-nums">{times}</span>
      {text ? <span className="block text-muted">{text}</span> : null}
    </li>
  )
}
