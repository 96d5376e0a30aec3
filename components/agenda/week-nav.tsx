import type { Route } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Button, buttonClass } from '@/components/ui/button'
import { controlClass } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { formatLongDay } from '@/lib/core/formatting'
import { addDays, type Day } from '@/lib/core/time'

export type WeekBounds = { first: Day; last: Day }
type Props = { monday: Day; bounds: WeekBounds; hrefOf: (monday: Day) => Route }

/** The week's name between the two around it; past the first and the last of the pass there is nothing to go to. */
export async function WeekNav({ monday, bounds, hrefOf }: Props) {
  const t = await getTranslations('agenda')
  const previous = addDays(monday, -7)
  const next = addDays(monday, 7)
  return (
    <nav
      aria-label={t('nav')}
      className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 sm:grid-cols-[1fr_auto_1fr]"
    >
      <span>
        {previous >= bounds.first ? (
          <Link
            href={hrefOf(previous)}
            scroll={false}
            className={buttonClass('quiet', 'normal', 'min-w-11 whitespace-nowrap')}
          >
            <span aria-hidden="true">«</span>
            <span className="sr-only sm:not-sr-only">{t('previous')}</span>
          </Link>
        ) : null}
      </span>
      <h2 className="text-center !text-xl lg:!text-[1.7rem]">{t('week', { day: formatLongDay(monday) })}</h2>
      <span className="text-right">
        {next <= bounds.last ? (
          <Link
            href={hrefOf(next)}
            scroll={false}
            className={buttonClass('quiet', 'normal', 'min-w-11 whitespace-nowrap')}
          >
            <span className="sr-only sm:not-sr-only">{t('next')}</span>
            <span aria-hidden="true">»</span>
          </Link>
        ) : null}
      </span>
    </nav>
  )
}

/** Jump to a date: a plain GET form, which needs no script, and drops the query of its address unless it is in fields. */
export async function JumpToDate({ action, today, until }: { action: Route; today: Day; until: Day }) {
  const t = await getTranslations('agenda')
  const [path, query] = action.split('?')
  return (
    <form action={path} method="get" className="flex flex-wrap items-end gap-2">
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div>
        <label htmlFor="date" className="mb-1 block text-sm text-muted">
          {t('jump')}
        </label>
        <input id="date" name="date" type="date" required min={today} max={until} className={controlClass} />
      </div>
      <Button type="submit" look="quiet">
        {t('go')}
      </Button>
    </form>
  )
}

export async function FirstFree({ href }: { href: Route }) {
  const t = await getTranslations('agenda')
  return (
    <Link href={href} scroll={false} className={buttonClass('quiet')}>
      <Icon name="arrow-right" />
      {t('first')}
    </Link>
  )
}
