'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { cx } from '@/components/ui/cx'
import { formatTime } from '@/lib/core/hours'
import type { CalendarDay } from './calendar-types'
import {
  type Bounds,
  isSame,
  pixelsPerHour,
  placeOf,
  type Stretch,
  shift,
  stepMinutes,
  stretch,
  timeOf,
  toStep,
} from './dragged'
import type { CalendarHand } from './use-calendar'

type Props = { id: string; day: CalendarDay; own: Stretch; bounds: Bounds; calendar: CalendarHand }
type Grip = { x: number; y: number; width: number; isEdge: boolean; hasMoved: boolean }

/** Weekly hours: moved by their middle, stretched by their lower edge, opened by a press; the same from the keyboard ([1.H2]). */
export function HoursBlock({ id, day, own, bounds, calendar }: Props) {
  const t = useTranslations('availability')
  const grip = useRef<Grip | null>(null)
  const { draft } = calendar
  const at = draft?.id === id ? draft.at : own
  const item = day.items.find((one) => one.id === id)
  const button = useRef<HTMLButtonElement>(null)
  const wasHeld = draft?.id === id || calendar.done?.id === id
  // Saved on another day, it is drawn there anew: whoever moved it from the keyboard goes on from it.
  useEffect(() => {
    if (wasHeld) button.current?.focus({ preventScroll: true })
  }, [wasHeld])

  const press = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.pointerType === 'touch' || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const { width, bottom } = event.currentTarget.getBoundingClientRect()
    grip.current = { x: event.clientX, y: event.clientY, width, isEdge: bottom - event.clientY < 12, hasMoved: false }
  }
  const move = (event: PointerEvent<HTMLButtonElement>) => {
    const held = grip.current
    if (!held) return
    const minutes = toStep(((event.clientY - held.y) / pixelsPerHour) * 60)
    const days = Math.round((event.clientX - held.x) / held.width)
    const next = held.isEdge ? stretch(own, minutes) : shift(own, { days, minutes })
    if (!held.hasMoved && isSame(next, own)) return
    held.hasMoved = true
    calendar.hold({ id, at: next })
  }
  const release = () => {
    if (grip.current?.hasMoved) calendar.save(id, at)
  }
  const click = () => {
    // A drag ends with a click too: it has been saved already.
    const hasMoved = grip.current?.hasMoved
    grip.current = null
    if (!hasMoved) calendar.open({ id, at: own })
  }
  const key = (event: KeyboardEvent) => {
    const next = nextOf(event, at)
    if (next) calendar.hold({ id, at: next })
    else if (event.key === 'Enter' && draft?.id === id) calendar.save(id, at)
    else if (event.key === 'Escape' && draft?.id === id) calendar.hold(null)
    else return
    event.preventDefault()
  }
  const times = { from: formatTime(timeOf(at.from)), to: formatTime(timeOf(at.to)) }
  const said = { kind: t('week.kinds.hours'), day: t(`weekdays.${at.weekday as 1}`), text: item?.text ?? '', ...times }
  return (
    <button
      ref={button}
      type="button"
      data-block
      aria-label={t('calendar.block', said)}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={() => {
        grip.current = null
        calendar.hold(null)
      }}
      onClick={click}
      onKeyDown={key}
      className={cx(
        'absolute inset-x-0.5 flex cursor-grab flex-col items-start justify-start overflow-hidden rounded-s border-l-4 border-positive bg-positive-soft px-1.5 py-0.5 text-left text-xs select-none focus-visible:z-20',
        draft?.id === id && 'z-20 shadow-card',
        calendar.isSaving && draft?.id === id && 'opacity-60',
      )}
      // Under the hand it stays an element of its own day: another one would lose the pointer and the focus.
      style={{ ...placeOf(at.from, at.to, bounds), ...besideOf(at.weekday - day.weekday) }}
    >
      <span className="block font-semibold tabular-nums">
        {timeOf(at.from)} – {timeOf(at.to)}
      </span>
      <span className="block max-w-full truncate">{item?.text}</span>
      <span aria-hidden="true" className="absolute inset-x-0 bottom-0 h-3 cursor-ns-resize" />
    </button>
  )
}

/** As many columns away. */
const besideOf = (days: number) => (days === 0 ? {} : { translate: `calc(${days} * (100% + 5px))` })

const arrows: Record<string, { days: number; minutes: number }> = {
  ArrowUp: { days: 0, minutes: -stepMinutes },
  ArrowDown: { days: 0, minutes: stepMinutes },
  ArrowLeft: { days: -1, minutes: 0 },
  ArrowRight: { days: 1, minutes: 0 },
}

/** Arrows move; with Shift, up and down move the end. */
function nextOf({ key, shiftKey }: KeyboardEvent, at: Stretch): Stretch | null {
  const by = arrows[key]
  if (!by) return null
  return shiftKey && by.minutes !== 0 ? stretch(at, by.minutes) : shift(at, by)
}
