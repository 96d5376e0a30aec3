import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { findPresence } from '@/lib/availability/queries/find-presence'
import {
  listPlaces,
  listPlannedLessons,
  listTeachersWithinReach,
  type TeacherOfPage,
} from '@/lib/availability/queries/load-hours-page'
import { availabilitySearch } from '@/lib/availability/schema'
import { clock } from '@/lib/core/clock'
import { ofName } from '@/lib/core/elision'
import { dayOf, mondayOf } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { findTeacherOfStaff } from '@/lib/staff/queries'
import { schoolDesk } from '@/lib/staff/types'
import { Exceptions } from './exceptions'
import { OutsideLessons } from './outside-lessons'
import { OwnCalendars } from './own-calendars'
import { OwnFeed } from './own-feed'
import { TeacherWeek } from './teacher-week'
import { WeeklyHoursPanel } from './weekly-hours'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('availability'))('title') }
}

/** When a teacher is there: their week, their weekly hours, the days that differ ([1.H2]). A teacher's own; an admin's choice. */
export default async function HoursPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/disponibilites`
  const { actor, structure } = await requireStaff(slug, path, schoolDesk)
  const asked = availabilitySearch.parse(await searchParams)
  const [teachers, t] = await Promise.all([listTeachersWithinReach(actor), getTranslations('availability')])
  const teacher = asked.professeur ? teachers.find(({ id }) => id === asked.professeur) : teachers[0]
  if (asked.professeur && !teacher) notFound()
  if (!teacher) {
    return (
      <div className="page grid gap-6">
        <PageHeader title={t('title')} className="pb-0" />
        <EmptyState icon="users" title={t('nobody')}>
          {t('nobodyText')}
        </EmptyState>
      </div>
    )
  }
  const zone = structure.timeZone
  const today = dayOf(await clock(), zone)
  const monday = mondayOf(asked.semaine ?? today)
  const [presence, places, lessons, own] = await Promise.all([
    findPresence({ teacherId: teacher.id, zone }, [monday, today].sort()[0]!),
    listPlaces(structure.id),
    listPlannedLessons(teacher.id),
    findTeacherOfStaff(structure.id, actor.accountId),
  ])
  const of = { slug, path, teacher, today, places, presence }
  return (
    <div className="page grid min-w-0 gap-8">
      <PageHeader title={t('titleOf', { ofTeacher: ofName(teacher.name) })} lead={t('lead')} className="pb-0" />
      <Teachers path={path} teachers={teachers} chosen={teacher} />
      {asked.fait ? (
        <Notice kind="positive" role="status">
          {t(`done.${asked.fait}`)}
        </Notice>
      ) : null}
      <OutsideLessons slug={slug} lessons={lessons} presence={presence} />
      <TeacherWeek of={of} structureId={structure.id} monday={monday} />
      <WeeklyHoursPanel of={of} changingId={asked.modifier} />
      <Exceptions of={of} />
      <OwnCalendars of={of} isOwn={own?.id === teacher.id} />
      {own?.id === teacher.id ? <OwnFeed of={of} structureId={structure.id} done={asked.agenda} /> : null}
    </div>
  )
}

async function Teachers({
  path,
  teachers,
  chosen,
}: {
  path: string
  teachers: TeacherOfPage[]
  chosen: TeacherOfPage
}) {
  if (teachers.length < 2) return null
  const t = await getTranslations('availability')
  return (
    <nav aria-label={t('teachers')} className="flex flex-wrap gap-1.5">
      {teachers.map(({ id, name }) => (
        <a
          key={id}
          href={`${path}?professeur=${id}`}
          aria-current={id === chosen.id ? 'true' : undefined}
          className="chip"
        >
          {name}
        </a>
      ))}
    </nav>
  )
}
