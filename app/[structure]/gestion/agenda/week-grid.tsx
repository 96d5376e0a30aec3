import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { cx } from '@/components/ui/cx'
import { EmptyState } from '@/components/ui/page-header'
import { formatDay, formatLongDay, formatWeekdayShort } from '@/lib/core/formatting'
import { addDays, type Day, dayOf, daysOfWeek, mondayOf, startOfDay, wallTimeOf } from '@/lib/core/time'
import { wallTime } from '@/lib/core/wall-clock'
import { listAgenda } from '@/lib/teaching/queries/list-agenda'
import { layOutWeek, listBooked } from '@/lib/teaching/rules'
import type { AgendaItem } from '@/lib/teaching/types'
import { agendaAddress } from './addresses'
import { type AgendaOf, filterOf } from './agenda-of'

/** The week: hours down, days across on a large screen; a list of days on a small one ([6.A1]). */
export async function WeekGrid({ of }: { of: AgendaOf }) {
  const { actor, structure, search, day } = of
  const t = await getTranslations('teaching.week')
  const monday = mondayOf(day)
  const zone = structure.timeZone
  const during = { startsAt: startOfDay(monday, zone), endsAt: startOfDay(addDays(monday, 7), zone) }
  const items = await listAgenda(actor, during, filterOf(search))
  if (items.length === 0) {
    return (
      <EmptyState icon="calendar" title={t('empty')}>
        {t('emptyText')}
      </EmptyState>
    )
  }
  const caption = t('caption', { day: formatDay(monday) })
  return (
    <section aria-label={caption} className="min-w-0">
      <div className="hidden lg:block">
        <Grid of={of} monday={monday} items={items} />
      </div>
      <div className="grid gap-5 lg:hidden">
        {daysOfWeek(monday).map((one) => (
          <DayOfList
            key={one}
            of={of}
            day={one}
            items={items.filter(({ startsAt }) => dayOf(startsAt, zone) === one)}
          />
        ))}
      </div>
    </section>
  )
}

type GridProps = { of: AgendaOf; monday: Day; items: AgendaItem[] }

/** Each lesson at its hours, side by side where several meet. */
function Grid({ of, monday, items }: GridProps) {
  const { hours, blocks } = layOutWeek(items, of.structure.timeZone)
  const rows = (hours.to - hours.from) * 4
  const hourRows = Array.from({ length: hours.to - hours.from }, (_, rank) => hours.from + rank)
  return (
    <div className="grid grid-cols-[3.5rem_repeat(7,minmax(0,1fr))] rounded-m border border-line bg-surface">
      <span />
      {daysOfWeek(monday).map((one) => (
        <DayHead key={one} of={of} day={one} />
      ))}
      <div className="grid" style={{ gridTemplateRows: `repeat(${rows}, 1rem)` }} aria-hidden="true">
        {hourRows.map((hour) => (
          <span
            key={hour}
            style={{ gridRow: (hour - hours.from) * 4 + 1 }}
            className="pr-2 pt-0.5 text-right text-sm text-muted"
          >
            {wallTime(hour * 60)}
          </span>
        ))}
      </div>
      {daysOfWeek(monday).map((one) => (
        <ul
          key={one}
          aria-label={formatLongDay(one)}
          className="relative grid border-l border-line bg-[repeating-linear-gradient(to_bottom,var(--line)_0_1px,transparent_1px_4rem)]"
          style={{ gridTemplateRows: `repeat(${rows}, 1rem)` }}
        >
          {blocks
            .filter((block) => block.day === one)
            .map((block) => (
              <Block key={block.item.id} of={of} block={block} />
            ))}
        </ul>
      ))}
    </div>
  )
}

function DayHead({ of, day }: { of: AgendaOf; day: Day }) {
  const { slug, search, today } = of
  return (
    <Link
      href={agendaAddress(slug, search, { jour: day, vue: 'jour' })}
      aria-label={formatLongDay(day)}
      className={cx(
        'flex min-h-11 items-center justify-center border-b border-l border-line text-sm no-underline hover:underline',
        day === today ? 'bg-accent-soft font-semibold text-accent' : 'text-ink',
      )}
    >
      {formatWeekdayShort(day)}
    </Link>
  )
}

type BlockProps = { of: AgendaOf; block: ReturnType<typeof layOutWeek<AgendaItem>>['blocks'][number] }

function Block({ of, block: { item, day, row, span, lane, lanes } }: BlockProps) {
  const at = { gridRow: `${row} / span ${span}`, width: `${100 / lanes}%`, marginLeft: `${(lane * 100) / lanes}%` }
  return (
    <li style={{ ...at, gridColumn: 1 }} className="min-w-0 p-0.5">
      <Link
        href={agendaAddress(of.slug, of.search, { jour: day, vue: 'jour' })}
        className={cx(
          'block h-full overflow-hidden rounded-s border px-1.5 py-1 text-xs leading-snug text-ink no-underline hover:border-accent',
          item.kind === 'session' ? 'border-info bg-info-soft' : 'border-accent bg-accent-soft',
          item.status === 'cancelled' && 'line-through opacity-70',
        )}
      >
        <Said of={of} item={item} />
      </Link>
    </li>
  )
}

/** When, who or what, where: the same words in the grid and in the list. */
function Said({ of, item }: { of: AgendaOf; item: AgendaItem }) {
  const booked = listBooked(item)
  const who = item.kind === 'lesson' ? (booked[0]?.name ?? item.title) : `${item.title} (${booked.length})`
  return (
    <>
      <span className="block font-semibold">{wallTimeOf(item.startsAt, of.structure.timeZone)}</span>
      <span className="block">{who}</span>
      {of.hasColleagues ? <span className="block truncate">{item.teacher}</span> : null}
      <span className="block truncate text-muted">{item.room}</span>
    </>
  )
}

async function DayOfList({ of, day, items }: { of: AgendaOf; day: Day; items: AgendaItem[] }) {
  const t = await getTranslations('teaching')
  return (
    <section className="grid gap-2">
      <h2 className="text-lg first-letter:uppercase">
        <Link href={agendaAddress(of.slug, of.search, { jour: day, vue: 'jour' })} className="title-link">
          {formatLongDay(day)}
        </Link>
      </h2>
      {items.length === 0 ? (
        <p className="text-sm text-muted">{t('day.count', { count: 0 })}</p>
      ) : (
        <ul className="grid gap-2">
          {items.map((item) => (
            <li key={item.id} className="rounded-s border border-line bg-surface px-3 py-2 text-sm">
              <Said of={of} item={item} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
