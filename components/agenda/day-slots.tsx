import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { hoursOf } from '@/components/bookings/words'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import type { Slot, WeekDay } from '@/lib/agenda/types'
import { formatLongDay } from '@/lib/core/formatting'
import { listRuns, type Run } from './runs'
import { slotLooks } from './slot-look'
import type { WeekOf } from './week-grid'

/** The slots of one day as a list, for phones and for whoever prefers lists: large targets, and why the others aren't. */
export async function DaySlots({ of, day }: { of: WeekOf; day: WeekDay }) {
  const t = await getTranslations('agenda')
  const runs = listRuns(day, of.week.times).filter((run) => run.first)
  if (runs.length === 0) return <p className="py-3 text-muted">{day.closure ?? t('dayEmpty')}</p>
  return (
    <ul aria-label={formatLongDay(day.day)} className="grid gap-2">
      {runs.map((run) => (
        <li key={run.from}>
          {run.state === 'free' ? <FreeSlot of={of} slot={run.first!} /> : <Taken of={of} run={run} />}
        </li>
      ))}
    </ul>
  )
}

async function FreeSlot({ of, slot }: { of: WeekOf; slot: Slot }) {
  const t = await getTranslations('agenda')
  const { start, end } = hoursOf(slot, of.zone)
  const place = of.placeOf(slot)
  return (
    <Link
      href={of.hrefOf(slot)}
      prefetch={false}
      aria-label={t(`${of.purpose}At`, { start, end, day: formatLongDay(slot.day), place })}
      className={cx(
        'flex min-h-13 items-center gap-x-4 rounded-s px-4 py-2 no-underline hover:bg-accent-soft',
        slotLooks.free,
      )}
    >
      <span className="min-w-[8.5rem] font-semibold">
        {start} – {end}
      </span>
      <span className="min-w-0 flex-1 text-sm text-muted">{place}</span>
      <span className="hidden font-semibold sm:inline">{t(of.purpose)}</span>
      <Icon name="chevron-right" />
    </Link>
  )
}

async function Taken({ of, run }: { of: WeekOf; run: Run }) {
  const t = await getTranslations('agenda')
  const { start, end } = hoursOf({ startsAt: run.first!.startsAt, endsAt: run.last!.endsAt }, of.zone)
  return (
    <p className={cx('flex min-h-11 items-center gap-x-4 rounded-s px-4 py-1.5 text-[0.95rem]', slotLooks[run.state])}>
      <span className="min-w-[8.5rem]">
        {start} – {end}
      </span>
      <span>{t(`states.${run.state}`)}</span>
    </p>
  )
}
