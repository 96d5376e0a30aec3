import { getTranslations } from 'next-intl/server'
import { ColumnPlot } from '@/components/ui/column-plot'
import { Icon } from '@/components/ui/icon'
import { LevelBars } from '@/components/ui/level-bars'
import type { Staff } from '@/lib/core/actor'
import { formatDay, formatShortDay, formatTime } from '@/lib/core/formatting'
import { formatCents, formatWholeCents } from '@/lib/core/money'
import { type Day, mondayOf, wallTimeOf } from '@/lib/core/time'
import {
  getDayFigures,
  listEndingMemberships,
  listFillings,
  listMoneyWeeks,
} from '@/lib/figures/queries/get-home-figures'
import { computeFilling } from '@/lib/figures/rules'
import { HomePanel } from './home-panel'

/** The office of a structure, today. */
export type Office = { actor: Staff; path: string; zone: string; currency: string; today: Day }

/** What today holds ([1.H5]). */
export async function TodayPanel({ actor, path, zone, today }: Office) {
  const [day, t] = await Promise.all([getDayFigures(actor, { zone, today }), getTranslations('figures.today')])
  const { lessons, sessions, people, firstAt, absentTeachers } = day
  return (
    <HomePanel title={t('title')} link={{ href: `${path}/agenda`, label: t('agenda') }}>
      {lessons + sessions === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <div className="grid gap-1">
          <p>
            <span className="display text-2xl">{t('people', { count: people })}</span>
          </p>
          <p className="text-muted">
            {t('lessons', { count: lessons })}, {t('sessions', { count: sessions })}.{' '}
            {firstAt ? t('firstAt', { time: formatTime(wallTimeOf(firstAt, zone)) }) : ''}
          </p>
        </div>
      )}
      {absentTeachers.length > 0 ? (
        <p className="flex items-center gap-2 font-medium">
          <Icon name="warning" className="text-warning" />
          {t('absent', { names: absentTeachers.join(', ') })}
        </p>
      ) : null}
    </HomePanel>
  )
}

/** What waits on each page: only what has something. */
export async function WaitingPanel({ waiting }: { waiting: readonly WaitingEntry[] }) {
  const t = await getTranslations('figures.waiting')
  return (
    <HomePanel title={t('title')}>
      {waiting.length === 0 ? (
        <p className="flex items-center gap-2">
          <Icon name="done" className="text-positive" />
          {t('none')}
        </p>
      ) : (
        <ul className="grid">
          {waiting.map(({ key, href, count }) => (
            <li key={key}>
              <a href={href} className="inline-flex min-h-11 items-center">
                {t(key, { count })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </HomePanel>
  )
}
export const waitingKeys = ['orders', 'cheques', 'transfers', 'reducedRate', 'dunning', 'refunds'] as const
/** What waits among the messages ([2.C2] [2.C10]). */
export type WaitingKey = (typeof waitingKeys)[number] | 'agreements' | 'approvals' | 'addresses' | 'troubles'
export type WaitingEntry = { key: WaitingKey; href: string; count: number }

/** Money come and expected, by week ([1.H5]). */
export async function MoneyPanel({ actor, path, zone, currency, today }: Office) {
  const [weeks, t] = await Promise.all([listMoneyWeeks(actor, { zone, today }), getTranslations('figures.money')])
  const thisWeek = mondayOf(today)
  const late = weeks.reduce((sum, { monday, expectedCents }) => (monday < thisWeek ? sum + expectedCents : sum), 0)
  return (
    <HomePanel title={t('title')} isWide link={{ href: `${path}/chiffres`, label: t('all') }}>
      <ColumnPlot
        caption={t('caption')}
        words={{ figures: t('figures'), column: t('column') }}
        series={[
          { key: 'received', label: t('received'), look: 'solid' },
          { key: 'expected', label: t('expected'), look: 'open' },
        ]}
        columns={weeks.map(({ monday, receivedCents, expectedCents }) => ({
          key: monday,
          label: formatShortDay(monday),
          name: t('week', { day: formatDay(monday) }),
          values: { received: receivedCents, expected: expectedCents },
          isNow: monday === thisWeek,
        }))}
        format={(value) => formatWholeCents(value, currency)}
      />
      {late > 0 ? (
        <p className="flex flex-wrap items-center gap-x-3">
          {t('late', { amount: formatCents(late, currency) })}
          <a href={`${path}/relances`} className="inline-flex min-h-11 items-center">
            {t('dunning')}
          </a>
        </p>
      ) : null}
    </HomePanel>
  )
}

/** How full the courses are ([1.H5]). */
export async function FillingPanel({ actor, path, zone, today }: Office) {
  const [fillings, t] = await Promise.all([listFillings(actor, { zone, today }), getTranslations('figures.fillings')])
  return (
    <HomePanel title={t('title')}>
      {fillings.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <LevelBars
          levels={fillings.map(({ courseId, name, taken, capacity, sessions }) => {
            const percent = computeFilling(taken, capacity)
            const detail = t('detail', { taken, capacity, sessions, percent })
            return { key: courseId, name: <a href={`${path}/cours/${courseId}`}>{name}</a>, percent, detail }
          })}
        />
      )}
    </HomePanel>
  )
}

const shownMemberships = 6

/** Whose membership ends soon ([1.H5]). */
export async function MembershipsPanel({ actor, path, zone, today }: Office) {
  const [ending, t] = await Promise.all([
    listEndingMemberships(actor, { zone, today }),
    getTranslations('figures.memberships'),
  ])
  return (
    <HomePanel title={t('title')}>
      {ending.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ul className="grid">
          {ending.slice(0, shownMemberships).map(({ id, clientFileId, learner, endsOn }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4">
              <a href={`${path}/dossiers/${clientFileId}`} className="inline-flex min-h-11 items-center">
                {learner}
              </a>
              <span className="text-sm text-muted">{t('endsOn', { day: formatDay(endsOn) })}</span>
            </li>
          ))}
        </ul>
      )}
      {ending.length > shownMemberships ? <p className="text-muted">{t('more', { count: ending.length })}</p> : null}
    </HomePanel>
  )
}
