import type { Route } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { cx } from '@/components/ui/cx'
import type { Week, WeekDay } from '@/lib/agenda/types'
import { formatLongDay, formatWeekday } from '@/lib/core/formatting'
import type { Day } from '@/lib/core/time'

export const countFree = (day: WeekDay): number =>
  Object.values(day.slots).filter((slot) => slot.state === 'free').length

/** Seven days as links, with how many slots each has left: a phone shows one day at a time. */
export async function DayTabs({ week, shown, hrefOf }: { week: Week; shown: Day; hrefOf: (day: Day) => Route }) {
  const t = await getTranslations('agenda')
  return (
    <nav aria-label={t('days')}>
      <ul className="grid grid-cols-7 gap-1">
        {week.days.map((day) => {
          const free = countFree(day)
          return (
            <li key={day.day}>
              <Link
                href={hrefOf(day.day)}
                scroll={false}
                aria-current={day.day === shown ? 'true' : undefined}
                aria-label={`${formatLongDay(day.day)}, ${t('dayCount', { count: free })}`}
                className={cx(
                  'grid min-h-16 justify-items-center gap-0.5 rounded-s border px-0.5 py-1.5 text-sm leading-tight no-underline',
                  day.day === shown
                    ? 'border-accent bg-accent text-accent-ink hover:text-accent-ink'
                    : 'border-line bg-surface text-ink hover:border-accent',
                )}
              >
                <span className={day.day === shown ? '' : 'text-muted'}>{formatWeekday(day.day)}</span>
                <span className="font-semibold">{day.day.slice(8)}</span>
                <span className="text-xs">{free > 0 ? free : '–'}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
