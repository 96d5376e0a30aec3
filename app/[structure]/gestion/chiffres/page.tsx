import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ColumnPlot, type PlotColumn, type Series } from '@/components/ui/column-plot'
import { PageHeader } from '@/components/ui/page-header'
import { offerKinds } from '@/lib/catalogue/types'
import { clock } from '@/lib/core/clock'
import { formatMonth, formatMonthShort } from '@/lib/core/formatting'
import { formatCents, formatWholeCents } from '@/lib/core/money'
import { type Day, dayOf } from '@/lib/core/time'
import { listAttendanceMonths, listMembersMonths, listSalesMonths } from '@/lib/figures/queries/list-months'
import { requireStaff } from '@/lib/gate/actor'
import { rights } from '@/lib/staff/types'
import { HomePanel } from '../home-panel'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures.page'))('title') }
}

const looks = ['solid', 'soft', 'quiet', 'open'] as const
const outcomes = ['given', 'absent', 'excused', 'cancelled'] as const

const seriesOf = <Key extends string>(keys: readonly Key[], labelOf: (key: Key) => string): Series[] =>
  keys.map((key, rank) => ({ key, label: labelOf(key), look: looks[rank % looks.length]! }))

/** Twelve months of sales, lessons and members, to look at ([1.H5]). */
export default async function FiguresPage({ params }: Props) {
  const { structure: slug } = await params
  const { actor, structure } = await requireStaff(slug, `/${slug}/gestion/chiffres`, rights['figures.see'])
  const { timeZone: zone, currency } = structure
  const place = { zone, today: dayOf(await clock(), zone) }
  const [sales, attendance, members, t] = await Promise.all([
    listSalesMonths(actor, place),
    listAttendanceMonths(actor, place),
    listMembersMonths(actor, place),
    getTranslations('figures.page'),
  ])
  const figures = await getTranslations('figures.money')
  const thisMonth = `${place.today.slice(0, 7)}-01`
  const words = { figures: figures('figures'), column: t('month') }
  const columnOf = (month: Day, values: Record<string, number>): PlotColumn => ({
    key: month,
    label: formatMonthShort(month),
    name: formatMonth(month),
    values,
    isNow: month === thisMonth,
  })
  const credited = sales.reduce((sum, { creditedCents }) => sum + creditedCents, 0)
  const count = (value: number) => String(value)
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader title={t('title')} lead={t('lead')} className="pb-0" />
      <HomePanel title={t('sales')}>
        <ColumnPlot
          caption={t('salesCaption')}
          words={words}
          series={seriesOf(offerKinds, (kind) => t(`kinds.${kind}`))}
          columns={sales.map(({ month, byKind }) => columnOf(month, byKind))}
          format={(value) => formatWholeCents(value, currency)}
        />
        {credited > 0 ? (
          <p className="text-muted">{t('credited', { amount: formatCents(credited, currency) })}</p>
        ) : null}
      </HomePanel>
      <HomePanel title={t('attendance')}>
        <ColumnPlot
          caption={t('attendanceCaption')}
          words={words}
          series={seriesOf(outcomes, (key) => t(key))}
          columns={attendance.map(({ month, ...values }) => columnOf(month, values))}
          format={count}
        />
      </HomePanel>
      <HomePanel title={t('members')}>
        <ColumnPlot
          caption={t('membersCaption')}
          words={words}
          series={[{ key: 'members', label: t('membersSeries'), look: 'solid' }]}
          columns={members.map(({ month, ...values }) => columnOf(month, values))}
          format={count}
        />
      </HomePanel>
    </div>
  )
}
