import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { type Column, Records } from '@/components/ui/records'
import { clock } from '@/lib/core/clock'
import { ofName } from '@/lib/core/elision'
import { formatMonth } from '@/lib/core/formatting'
import { addMonths, dayOf, daysOfMonth } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { rights } from '@/lib/staff/types'
import { listHours } from '@/lib/teaching/queries/list-hours'
import { decimalHours, sumHours } from '@/lib/teaching/rules'
import { hoursSearch } from '@/lib/teaching/schema'
import { hourOutcomes, type TeacherMonth } from '@/lib/teaching/types'
import { MonthNav } from '../month-nav'
import { HourLines } from './hour-lines'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('teaching.hours'))('title') }
}

/** The hours of each teacher in a month, by how they ended, for their pay; a teacher sees their own ([1.H11]). */
export default async function WorkedHoursPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/heures`
  const { actor, structure } = await requireStaff(slug, path, rights['hours.see'])
  const zone = structure.timeZone
  const thisMonth = dayOf(await clock(), zone).slice(0, 7)
  const { mois, professeur } = hoursSearch.parse(await searchParams)
  const month = mois ?? thisMonth
  const { from, until } = daysOfMonth(month)
  const [hours, t] = await Promise.all([listHours(actor, from, until), getTranslations('teaching.hours')])
  const months = sumHours(hours)
  const shown = professeur ?? (months.length === 1 ? months[0]!.id : null)
  const name = formatMonth(from)
  const hrefOf = (steps: number) => `${path}?mois=${addMonths(from, steps).slice(0, 7)}`
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        title={t('title')}
        lead={t(actor.role === 'teacher' ? 'leadOwn' : 'lead')}
        actions={
          hours.length > 0 ? (
            <LinkButton href={`${path}/heures.csv?mois=${month}`} icon="download">
              {t('download')}
            </LinkButton>
          ) : undefined
        }
        className="pb-0"
      />
      <MonthNav
        name={name}
        previous={{ href: hrefOf(-1), name: formatMonth(addMonths(from, -1)) }}
        next={month < thisMonth ? { href: hrefOf(1), name: formatMonth(addMonths(from, 1)) } : null}
      />
      {months.length === 0 ? (
        <EmptyState icon="clock" title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <Totals
            months={months}
            caption={t('caption', { ofMonth: ofName(name) })}
            hrefOf={(id) => `${hrefOf(0)}&professeur=${id}`}
          />
          <p className="text-sm text-muted">{t('help')}</p>
          {shown ? <HourLines hours={hours.filter(({ teacherId }) => teacherId === shown)} zone={zone} /> : null}
        </>
      )}
    </div>
  )
}

type TotalsProps = { months: TeacherMonth[]; caption: string; hrefOf: (teacherId: string) => string }

async function Totals({ months, caption, hrefOf }: TotalsProps) {
  const t = await getTranslations('teaching.hours')
  const columns: Column<TeacherMonth>[] = [
    {
      key: 'teacher',
      label: t('teacher'),
      cell: ({ id, teacher }) => (
        <a href={hrefOf(id)} aria-label={t('see', { ofTeacher: ofName(teacher) })}>
          {teacher}
        </a>
      ),
    },
    ...hourOutcomes.map((outcome) => ({
      key: outcome,
      label: t(`outcomes.${outcome}`),
      numeric: true,
      cell: ({ minutes }: TeacherMonth) => (minutes[outcome] === 0 ? '–' : decimalHours(minutes[outcome])),
    })),
    {
      key: 'paid',
      label: t('paid'),
      numeric: true,
      cell: ({ paidMinutes }) => <span className="font-semibold">{decimalHours(paidMinutes)}</span>,
    },
  ]
  return <Records caption={caption} columns={columns} rows={months} isWide />
}
