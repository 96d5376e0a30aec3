'use client'

import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/cx'
import { Icon, type IconName } from '@/components/ui/icon'
import type { WeekItem } from '@/lib/availability/types'
import { type Bounds, minutesOf, placeOf } from './dragged'

const looks: Record<WeekItem['kind'], { icon: IconName; look: string }> = {
  hours: { icon: 'check', look: 'inset-x-0.5 border-positive bg-positive-soft' },
  extra: { icon: 'plus', look: 'inset-x-0.5 border-positive bg-positive-soft' },
  absence: { icon: 'x', look: 'right-0.5 left-1/3 border-danger bg-danger-soft' },
  lesson: { icon: 'music', look: 'right-0.5 left-1/3 border-accent bg-accent-soft' },
  session: { icon: 'users', look: 'right-0.5 left-1/3 border-accent bg-accent-soft' },
  elsewhere: { icon: 'lock', look: 'right-0.5 left-1/3 border-line-strong bg-sunken' },
}

/** What isn't changed here: lessons, sessions, absences, what other calendars say. Hours under it can still be taken hold of. */
export function PlannedBlock({ item: { kind, from, to, text }, bounds }: { item: WeekItem; bounds: Bounds }) {
  const t = useTranslations('availability.week')
  const { icon, look } = looks[kind]
  const times = from === '00:00' && to === '24:00' ? t('allDay') : `${from} – ${to}`
  return (
    <div
      title={`${t(`kinds.${kind}`)} ${times} ${text}`}
      className={cx(
        'pointer-events-none absolute z-10 overflow-hidden rounded-s border-l-4 px-1 py-0.5 text-xs leading-tight',
        look,
      )}
      style={placeOf(minutesOf(from), minutesOf(to), bounds)}
    >
      <span className="flex items-center gap-1 font-semibold">
        <Icon name={icon} className="size-[1em] shrink-0" />
        <span className="sr-only">{t(`kinds.${kind}`)}</span>
        <span className="tabular-nums">{times}</span>
      </span>
      <span className="block truncate">{text || t(`kinds.${kind}`)}</span>
    </div>
  )
}
