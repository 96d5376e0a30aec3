import type { Route } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { cx } from '@/components/ui/cx'
import { endOfRow } from '@/lib/agenda/rules'
import type { Slot, Week, WeekDay } from '@/lib/agenda/types'
import { ofName } from '@/lib/core/elision'
import { formatLongDay, formatShortDay, formatWeekday } from '@/lib/core/formatting'
import { type Day, wallTimeOf } from '@/lib/core/time'
import { ArrowKeys } from './arrow-keys'
import { listRuns, type Run } from './runs'
import { slotLooks } from './slot-look'

export type WeekOf = {
  zone: string
  teacher: { id: string; name: string }
  lessonMinutes: number
  today: Day
  week: Week
  /** Where a free slot leads, and what for: to book a lesson, or to move one. */
  hrefOf: (slot: Slot) => Route
  purpose: 'book' | 'move'
  /** « Studio 1, Atelier des Lilas-Blancs » */
  placeOf: (slot: Slot) => string
  locationOf: (slot: Slot) => string
}

/** The week as a real table: a row for each start time, a link in each free cell, words in every other ([1.F2], [6.A1]). */
export async function WeekGrid(of: WeekOf) {
  const t = await getTranslations('agenda')
  const { week } = of
  const hasSeveralPlaces = listPlaces(of, week.days).length > 1
  const columns = week.days.map((day) => listRuns(day, week.times))
  return (
    <ArrowKeys>
      <table className="w-full table-fixed border-separate border-spacing-1 text-[0.95rem]">
        <caption className="sr-only">
          {t('caption', { ofTeacher: ofName(of.teacher.name), day: formatLongDay(week.monday) })} {t('keys')}
        </caption>
        <thead>
          <tr>
            <th scope="col" className="w-[7.5rem] text-left text-sm font-normal text-muted">
              <span className="sr-only">{t('hour')}</span>
            </th>
            {week.days.map((day) => (
              <DayHead key={day.day} of={{ ...of, todayWord: t('today'), hasSeveralPlaces }} day={day} />
            ))}
          </tr>
        </thead>
        <tbody>
          {week.times.map((time) => (
            <tr key={time}>
              <th scope="row" className="h-12 pr-2 text-right text-sm font-normal whitespace-nowrap text-muted">
                {time} - {endOfRow(time, of.lessonMinutes)}
              </th>
              {columns.map((runs, rank) => {
                const run = runs.find((one) => one.from === time)
                return run ? (
                  <td key={week.days[rank]!.day} rowSpan={run.rows} className="h-px p-0">
                    <Cell of={of} run={run} />
                  </td>
                ) : null
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ArrowKeys>
  )
}

function DayHead({ of, day }: { of: WeekOf & { todayWord: string; hasSeveralPlaces: boolean }; day: WeekDay }) {
  const isToday = day.day === of.today
  const places = of.hasSeveralPlaces ? listPlaces(of, [day]) : []
  return (
    <th scope="col" className={cx('rounded-s px-1 pt-1 pb-2 align-top font-normal', isToday && 'bg-accent-soft')}>
      <abbr title={formatLongDay(day.day)} className="block text-sm text-muted">
        {formatWeekday(day.day)}
      </abbr>
      <span className={cx('block font-semibold', isToday && 'text-accent')}>
        {formatShortDay(day.day)}
        {isToday ? <span className="sr-only"> {of.todayWord}</span> : null}
      </span>
      <span className="mt-0.5 block text-xs text-balance text-muted">{day.closure ?? places.join(', ')}</span>
    </th>
  )
}

/** The places of some days, by name. */
export const listPlaces = (of: Pick<WeekOf, 'locationOf'>, days: readonly WeekDay[]): string[] => [
  ...new Set(days.flatMap((day) => Object.values(day.slots)).map((slot) => of.locationOf(slot))),
]

const cell = 'flex h-full min-h-11 items-center justify-center rounded-s px-1 text-center'

async function Cell({ of, run }: { of: WeekOf; run: Run }) {
  const t = await getTranslations('agenda')
  const { first, last, state } = run
  if (!first || !last) {
    return (
      <span className={cx(cell, slotLooks.none)}>
        <span className="sr-only">{t('none')}</span>
      </span>
    )
  }
  const said = { start: first.time, end: wallTimeOf(last.endsAt, of.zone), day: formatLongDay(first.day) }
  if (state === 'free') {
    return (
      <Link
        href={of.hrefOf(first)}
        prefetch={false}
        aria-label={t(`${of.purpose}At`, { ...said, place: of.placeOf(first) })}
        data-slot={`${first.day} ${first.time}`}
        className={cx(
          cell,
          slotLooks.free,
          'font-semibold no-underline transition-colors hover:bg-accent hover:text-accent-ink focus-visible:bg-accent focus-visible:text-accent-ink',
        )}
      >
        {first.time}
      </Link>
    )
  }
  const word = t(`states.${state}`)
  return (
    <span className={cx(cell, slotLooks[state], 'text-[0.8rem] leading-tight')}>
      <span aria-hidden="true">{word}</span>
      <span className="sr-only">{t('cell', { ...said, state: word })}</span>
    </span>
  )
}
