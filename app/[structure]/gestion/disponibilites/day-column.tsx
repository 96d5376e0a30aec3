'use client'

import { useTranslations } from 'next-intl'
import { type PointerEvent, type ReactNode, useRef } from 'react'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import type { CalendarDay } from './calendar-types'
import { type Bounds, draw, pixelsPerHour, placeOf, timeOf, toStep } from './dragged'
import { HoursBlock } from './hours-block'
import type { HoursValues } from './hours-fields'
import { PlannedBlock } from './planned-block'
import { type CalendarHand, stretchOf } from './use-calendar'

type Props = {
  day: CalendarDay
  isShown: boolean
  bounds: Bounds
  calendar: CalendarHand
  hours: Readonly<Record<string, HoursValues>>
}

/** A day: what it holds, and empty time where hours are drawn by a pointer or opened by a touch. */
export function DayColumn({ day, isShown, bounds, calendar, hours }: Props) {
  const t = useTranslations('availability.calendar')
  const { draft } = calendar
  const ids = day.items.flatMap(({ id, kind }) => (kind === 'hours' && id !== null && hours[id] ? [id] : []))
  const others = day.items.filter(({ id, kind }) => !(kind === 'hours' && id !== null && hours[id]))
  return (
    <div className={cx('min-w-0 border-line md:border-r md:last:border-r-0', isShown ? '' : 'max-md:hidden')}>
      <DayHead day={day} onAdd={() => calendar.open({ id: null, at: draw(day.weekday, 600, 720) })} />
      <EmptyTime day={day} bounds={bounds} calendar={calendar}>
        {ids.map((id) => (
          <HoursBlock key={id} id={id} day={day} own={stretchOf(hours[id]!)} bounds={bounds} calendar={calendar} />
        ))}
        {others.map((item) => (
          <PlannedBlock key={`${item.kind} ${item.from} ${item.text}`} item={item} bounds={bounds} />
        ))}
        {draft && draft.id === null && draft.at.weekday === day.weekday ? (
          <div
            className="pointer-events-none absolute inset-x-0.5 rounded-s border-2 border-dashed border-positive bg-positive-soft px-1 text-xs tabular-nums"
            style={placeOf(draft.at.from, draft.at.to, bounds)}
          >
            {timeOf(draft.at.from)} – {timeOf(draft.at.to)}
          </div>
        ) : null}
      </EmptyTime>
      {day.closure ? <p className="sr-only">{t('closed', { label: day.closure })}</p> : null}
    </div>
  )
}

function DayHead({ day, onAdd }: { day: CalendarDay; onAdd: () => void }) {
  const t = useTranslations('availability.calendar')
  return (
    <div
      className={cx(
        'flex h-11 items-center justify-between gap-1 border-b border-line pl-2 text-sm',
        day.isToday ? 'bg-accent-soft font-semibold' : 'bg-sunken',
      )}
    >
      <h3 aria-current={day.isToday ? 'date' : undefined} className="truncate !font-sans !text-sm !font-medium">
        {day.short}
      </h3>
      <button
        type="button"
        aria-label={t('add', { day: day.name.split(' ')[0]! })}
        onClick={onAdd}
        className="grid size-11 shrink-0 place-items-center text-muted hover:text-ink"
      >
        <Icon name="plus" />
      </button>
    </div>
  )
}

type EmptyProps = { day: CalendarDay; bounds: Bounds; calendar: CalendarHand; children: ReactNode }

/** A mouse or a pen draws from where it is pressed; a finger scrolls, and opens an hour where it taps. */
function EmptyTime({ day, bounds, calendar, children }: EmptyProps) {
  const anchor = useRef<number | null>(null)
  const area = useRef<HTMLDivElement>(null)
  const minutesAt = (event: { clientY: number }) =>
    toStep(((event.clientY - area.current!.getBoundingClientRect().top) / pixelsPerHour) * 60) + bounds.first * 60
  const isOnBlock = (event: PointerEvent) => (event.target as Element).closest('[data-block]') !== null

  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerType === 'touch' || event.button !== 0 || isOnBlock(event)) return
    area.current!.setPointerCapture(event.pointerId)
    anchor.current = minutesAt(event)
  }
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (anchor.current === null) return
    calendar.hold({ id: null, at: draw(day.weekday, anchor.current, minutesAt(event)) })
  }
  const release = (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerType === 'touch' ? isOnBlock(event) : anchor.current === null) return
    const from = anchor.current ?? Math.floor(minutesAt(event) / 60) * 60
    const to = anchor.current === null || minutesAt(event) === from ? from + 60 : minutesAt(event)
    anchor.current = null
    calendar.open({ id: null, at: draw(day.weekday, from, to) })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the day's button adds hours from the keyboard
    <div
      ref={area}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={(event) => (event.pointerType === 'touch' ? undefined : release(event))}
      onClick={(event) => {
        const native = event.nativeEvent as unknown as globalThis.PointerEvent
        if (native.pointerType === 'touch') release(event as unknown as PointerEvent<HTMLDivElement>)
      }}
      onPointerCancel={() => {
        anchor.current = null
        calendar.hold(null)
      }}
      className={cx('relative cursor-crosshair', day.closure && 'bg-sunken')}
      style={{
        height: (bounds.last - bounds.first) * pixelsPerHour,
        backgroundImage: `repeating-linear-gradient(to bottom, var(--line) 0 1px, transparent 1px ${pixelsPerHour}px)`,
      }}
    >
      {children}
    </div>
  )
}
