import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { confirmPath } from '@/components/bookings/paths'
import { cx } from '@/components/ui/cx'
import { endOfRow } from '@/lib/agenda/rules'
import type { Slot, Week, WeekDay } from '@/lib/agenda/types'
import { formatLongDay, formatShortDay, formatWeekday } from '@/lib/core/formatting'
import { type Day, type WallTime, wallTimeOf } from '@/lib/core/time'
import { ArrowKeys } from './arrow-keys'
import { slotLooks } from './slot-look'

export type WeekOf = {
  slug: string
  zone: string
  passId: string
  teacher: { id: string; name: string }
  lessonMinutes: number
  today: Day
  week: Week
  placeOf: (slot: Slot) => string
}

/** The week as a real table: a row for each start time, a link in each free cell, words in every other ([1.F2], [6.A1]). */
export async function WeekGrid(of: WeekOf) {
  const t = await getTranslations('agenda')
  const { week, today } = of
  return (
    <ArrowKeys>
      <table className="w-full table-fixed border-separate border-spacing-1 text-[0.95rem]">
        <caption className="sr-only">
          {t('caption', { teacher: of.teacher.name, day: formatLongDay(week.monday) })} {t('keys')}
        </caption>
        <thead>
          <tr>
            <th scope="col" className="w-[7.5rem] text-left text-sm font-normal text-muted">
              <span className="sr-only">{t('hour')}</span>
            </th>
            {week.days.map((day) => (
              <DayHead key={day.day} day={day} isToday={day.day === today} todayWord={t('today')} />
            ))}
          </tr>
        </thead>
        <tbody>
          {week.times.map((time) => (
            <tr key={time}>
              <th scope="row" className="h-11 pr-2 text-right text-sm font-normal whitespace-nowrap text-muted">
                {time} - {endOfRow(time, of.lessonMinutes)}
              </th>
              {week.days.map((day) => (
                <td key={day.day} className="p-0">
                  <Cell of={of} slot={day.slots[time]} time={time} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ArrowKeys>
  )
}

function DayHead({ day, isToday, todayWord }: { day: WeekDay; isToday: boolean; todayWord: string }) {
  return (
    <th scope="col" className={cx('rounded-s px-1 pt-1 pb-2 text-center font-normal', isToday && 'bg-accent-soft')}>
      <abbr title={formatLongDay(day.day)} className="block text-sm text-muted">
        {formatWeekday(day.day)}
      </abbr>
      <span className={cx('font-semibold', isToday && 'text-accent')}>{formatShortDay(day.day)}</span>
      {isToday ? <span className="sr-only"> {todayWord}</span> : null}
      {day.closure ? <span className="mt-0.5 block text-xs text-muted">{day.closure}</span> : null}
    </th>
  )
}

const cell = 'flex h-11 items-center justify-center rounded-s px-1 text-center'

async function Cell({ of, slot, time }: { of: WeekOf; slot: Slot | undefined; time: WallTime }) {
  const t = await getTranslations('agenda')
  if (!slot) {
    return (
      <span className={cx(cell, slotLooks.none)}>
        <span className="sr-only">{t('none')}</span>
      </span>
    )
  }
  const said = { start: time, end: wallTimeOf(slot.endsAt, of.zone), day: formatLongDay(slot.day) }
  if (slot.state === 'free') {
    return (
      <Link
        href={confirmPath(of.slug, of.passId, of.teacher.id, slot)}
        prefetch={false}
        aria-label={t('bookAt', { ...said, place: of.placeOf(slot) })}
        data-slot={`${slot.day} ${time}`}
        className={cx(
          cell,
          slotLooks.free,
          'font-semibold no-underline transition-colors hover:bg-accent hover:text-accent-ink focus-visible:bg-accent focus-visible:text-accent-ink',
        )}
      >
        {time}
      </Link>
    )
  }
  const state = t(`states.${slot.state}`)
  return (
    <span className={cx(cell, slotLooks[slot.state], 'text-[0.8rem] leading-tight')}>
      <span aria-hidden="true">{state}</span>
      <span className="sr-only">{t('cell', { ...said, state })}</span>
    </span>
  )
}
