import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { listPlaces, listTeachersWithinReach } from '@/lib/availability/queries/load-hours-page'
import { clock } from '@/lib/core/clock'
import { formatDay, formatLongDay } from '@/lib/core/formatting'
import { dayOf, mondayOf } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { schoolDesk } from '@/lib/staff/types'
import { agendaSearch } from '@/lib/teaching/schema'
import { AgendaFilters } from './agenda-filters'
import { DayList } from './day-list'
import { DayNav } from './day-nav'
import { WeekGrid } from './week-grid'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('teaching'))('title') }
}

/**
 * A day's lists at the doors, on a phone first, and the week around it on a large screen ([1.H7]): a teacher's own; for the
 * office everybody's, or one teacher's, place's or room's.
 */
export default async function AgendaPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const { actor, structure } = await requireStaff(slug, `/${slug}/gestion/agenda`, schoolDesk)
  const [asked, teachers, places, now, t] = await Promise.all([
    searchParams,
    listTeachersWithinReach(actor),
    listPlaces(structure.id),
    clock(),
    getTranslations('teaching'),
  ])
  const search = agendaSearch.parse(asked)
  const today = dayOf(now, structure.timeZone)
  const day = search.jour ?? today
  const of = { slug, structure, actor, search, day, today, now, hasColleagues: teachers.length > 1 }
  return (
    <div className="page grid min-w-0 gap-5">
      <PageHeader
        title={
          search.vue === 'semaine' ? (
            t('week.caption', { day: formatDay(mondayOf(day)) })
          ) : (
            <span className="inline-block first-letter:uppercase">{formatLongDay(day)}</span>
          )
        }
        lead={<span className="max-sm:hidden">{t('lead')}</span>}
        className="!pb-0 max-sm:!pt-5"
      />
      <DayNav of={of} />
      <AgendaFilters of={of} teachers={teachers} places={places} />
      {search.vue === 'semaine' ? <WeekGrid of={of} /> : <DayList of={of} />}
    </div>
  )
}
