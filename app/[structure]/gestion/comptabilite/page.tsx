import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Figure, Figures } from '@/components/ui/figure'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { countUnmatchedTransfers, listMovements } from '@/lib/accounting/queries'
import { computeMonthFigures, computeTotals, listEntries } from '@/lib/accounting/rules'
import { clock } from '@/lib/core/clock'
import { monthInput } from '@/lib/core/fields'
import { formatMonth } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { addMonths, dayOf, daysOfMonth } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { rights } from '@/lib/staff/types'
import { MonthNav } from '../month-nav'
import { AccountTotals } from './account-totals'
import { DayEntries } from './day-entries'
import { getEntryWords } from './words'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounting'))('title') }
}

/** The accountant's entries of a month: totals by account, day by day, as a file ([1.H11]). */
export default async function AccountingPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/comptabilite`
  const { actor, structure } = await requireStaff(slug, path, rights['accounting.export'])
  const thisMonth = dayOf(await clock(), structure.timeZone).slice(0, 7)
  const month = monthInput.parse((await searchParams).mois) ?? thisMonth
  const { from, until } = daysOfMonth(month)
  const { currency, settings } = structure
  const { accounts } = settings.money
  const [movements, unmatched, words, t] = await Promise.all([
    listMovements(actor, from, until),
    countUnmatchedTransfers(actor),
    getEntryWords(accounts),
    getTranslations('accounting'),
  ])
  const entries = listEntries(movements, accounts)
  const figures = computeMonthFigures(movements)
  const hrefOf = (steps: number) => `${path}?mois=${addMonths(from, steps).slice(0, 7)}`
  return (
    <div className="page grid min-w-0 gap-8">
      <PageHeader title={t('title')} lead={t('lead')} className="pb-0" />
      <MonthNav
        name={formatMonth(from)}
        previous={{ href: hrefOf(-1), name: formatMonth(addMonths(from, -1)) }}
        next={month < thisMonth ? { href: hrefOf(1), name: formatMonth(addMonths(from, 1)) } : null}
      />
      {unmatched > 0 ? <Notice kind="warning">{t('unmatched', { count: unmatched })}</Notice> : null}
      {entries.length === 0 ? (
        <EmptyState icon="receipt" title={t('none.title', { month: formatMonth(from) })}>
          {t('none.text')}
        </EmptyState>
      ) : (
        <>
          <Figures>
            <Figure value={formatCents(figures.soldCents, currency)} label={t('figures.sold')} />
            <Figure value={formatCents(figures.receivedCents, currency)} label={t('figures.received')} />
            <Figure value={formatCents(figures.givenBackCents, currency)} label={t('figures.givenBack')} />
          </Figures>
          <section className="grid gap-3">
            <h2 className="display text-xl">{t('download.title')}</h2>
            <p className="flex flex-wrap gap-3">
              <LinkButton href={`${path}/ecritures?mois=${month}`}>{t('download.csv')}</LinkButton>
              <LinkButton href={`${path}/ecritures?mois=${month}&forme=fec`} look="quiet">
                {t('download.fec')}
              </LinkButton>
            </p>
            <p className="text-sm text-muted">{t('download.help')}</p>
          </section>
          <section className="grid min-w-0 gap-3">
            <h2 className="display text-xl">{t('totals.title')}</h2>
            <AccountTotals totals={computeTotals(entries)} nameOf={words.account} currency={currency} />
          </section>
          <section className="grid min-w-0 gap-3">
            <h2 className="display text-xl">{t('days.title')}</h2>
            {[...new Set(entries.map(({ day }) => day))].map((day) => (
              <DayEntries
                key={day}
                day={day}
                entries={entries.filter((entry) => entry.day === day)}
                words={words}
                currency={currency}
              />
            ))}
          </section>
        </>
      )}
    </div>
  )
}
