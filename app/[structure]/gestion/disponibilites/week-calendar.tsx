'use client'

import { NextIntlClientProvider, useTranslations } from 'next-intl'
import { type ComponentProps, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { formatTime } from '@/lib/core/hours'
import { CalendarDialog } from './calendar-dialog'
import type { CalendarOf } from './calendar-types'
import { DayColumn } from './day-column'
import { minutesOf, timeOf } from './dragged'
import { useCalendar } from './use-calendar'

type Props = { of: CalendarOf; messages: ComponentProps<typeof NextIntlClientProvider>['messages'] }

/** A week on which hours are drawn, moved and stretched, by pointer, by keyboard or by touch ([1.H2]). */
export function WeekCalendar({ of, messages }: Props) {
  return (
    <NextIntlClientProvider locale="fr" messages={messages}>
      <Calendar of={of} />
    </NextIntlClientProvider>
  )
}

/** The hours that are shown: a school's day, and as far as anything goes. */
function boundsOf({ days }: CalendarOf) {
  const times = days.flatMap(({ items }) =>
    items
      .filter(({ from, to }) => from !== '00:00' || to !== '24:00')
      .flatMap(({ from, to }) => [from, to].map(minutesOf)),
  )
  return { first: Math.floor(Math.min(480, ...times) / 60), last: Math.ceil(Math.max(1260, ...times) / 60) }
}

function Calendar({ of }: { of: CalendarOf }) {
  const t = useTranslations('availability.calendar')
  const today = of.days.findIndex(({ isToday }) => isToday)
  const [shown, setShown] = useState(Math.max(0, today))
  const calendar = useCalendar(of, t)
  const bounds = boundsOf(of)
  return (
    <section aria-label={t('title')} className="grid min-w-0 gap-3">
      <p className="max-w-[46rem] text-sm text-muted">{t('help')}</p>
      <Tabs of={of} shown={shown} onShow={setShown} label={t('days')} />
      <div className="grid grid-cols-[3rem_minmax(0,1fr)] rounded-m border border-line bg-surface md:grid-cols-[3rem_repeat(7,minmax(0,1fr))]">
        <Dial bounds={bounds} />
        {of.days.map((day, rank) => (
          <DayColumn
            key={day.weekday}
            day={day}
            isShown={rank === shown}
            bounds={bounds}
            calendar={calendar}
            hours={of.hours}
          />
        ))}
      </div>
      <Said calendar={calendar} of={of} />
      {calendar.opened ? <CalendarDialog key={JSON.stringify(calendar.opened)} of={of} calendar={calendar} /> : null}
    </section>
  )
}

/** A telephone shows one day at a time. */
function Tabs({
  of,
  shown,
  onShow,
  label,
}: {
  of: CalendarOf
  shown: number
  onShow: (day: number) => void
  label: string
}) {
  return (
    <fieldset className="grid grid-cols-7 gap-1 md:hidden">
      <legend className="sr-only">{label}</legend>
      {of.days.map(({ weekday, name, short }, rank) => (
        <button
          key={weekday}
          type="button"
          aria-pressed={rank === shown}
          aria-label={name}
          onClick={() => onShow(rank)}
          className={cx(
            'min-h-14 rounded-s border px-0.5 text-sm leading-tight',
            rank === shown ? 'border-accent bg-accent text-accent-ink' : 'border-line bg-surface hover:border-accent',
          )}
        >
          {short.split(/[ /]/, 2).map((part) => (
            <span key={part} className="block">
              {part}
            </span>
          ))}
        </button>
      ))}
    </fieldset>
  )
}

function Dial({ bounds: { first, last } }: { bounds: { first: number; last: number } }) {
  return (
    <div aria-hidden="true" className="border-r border-line pt-11 text-right text-xs text-muted tabular-nums">
      {Array.from({ length: last - first }, (_, rank) => timeOf((first + rank) * 60)).map((time) => (
        <div key={time} className="h-12 pr-1.5">
          {time}
        </div>
      ))}
    </div>
  )
}

/** What was just done or is about to be, said where everybody hears it, with the way back. */
function Said({ calendar, of }: { calendar: ReturnType<typeof useCalendar>; of: CalendarOf }) {
  const t = useTranslations('availability.calendar')
  const { draft, isSaving, problem, done } = calendar
  const dayOf = (weekday: number) => of.days[weekday - 1]!.name.split(' ')[0]!
  const wordsOf = (at: { weekday: number; from: number; to: number }) => ({
    day: dayOf(at.weekday),
    from: formatTime(timeOf(at.from)),
    to: formatTime(timeOf(at.to)),
  })
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-3">
      <p role="status" className={cx('text-sm', problem ? 'font-medium text-danger' : 'text-ink')}>
        {problem ??
          (isSaving
            ? t('saving')
            : draft?.id
              ? t('draft', wordsOf(draft.at))
              : done
                ? done.at
                  ? t('moved', wordsOf(done.at))
                  : t('added')
                : '')}
      </p>
      {done?.before && !isSaving ? (
        <Button look="quiet" icon="again" onClick={calendar.undo}>
          {t('undo')}
        </Button>
      ) : null}
    </div>
  )
}
