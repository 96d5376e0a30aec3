import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { formatDay } from '@/lib/core/formatting'
import { isId } from '@/lib/core/ids'
import { type CourseRow, findCourse } from '@/lib/courses/queries/list-courses'
import { listSessions } from '@/lib/courses/queries/list-sessions'
import { coursePageSearch } from '@/lib/courses/schema'
import { requireStaff } from '@/lib/gate/actor'
import { schoolDesk } from '@/lib/staff/types'
import { usePatternWords } from '../words'
import { CourseCapacityPanel } from './capacity-panel'
import { ChangePanel } from './change-panel'
import { ExtendPanel } from './extend-panel'
import { InterestedPanel } from './interested-panel'
import { OffersPanel } from './offers-panel'
import { QueuePanel } from './queue-panel'
import { SessionTable } from './session-table'

type Search = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ structure: string; cours: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('courses.list'))('title') }
}

/** A course: its sessions with their places, the offers sold on it, its next dates ([1.H1]). */
export default async function CoursePage({ params, searchParams }: Props) {
  const { structure: slug, cours } = await params
  const path = `/${slug}/gestion/cours`
  const { actor, structure } = await requireStaff(slug, `${path}/${cours}`, schoolDesk)
  const course = (isId(cours) ? await findCourse(actor, cours) : null) ?? notFound()
  const asked = coursePageSearch.parse(await searchParams)
  const [sessions, t] = await Promise.all([
    listSessions(course.id, asked.vue === 'passees' ? 'past' : 'coming'),
    getTranslations('courses.course'),
  ])
  const own = { path: `${path}/${course.id}`, zone: structure.timeZone }
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{t('back')}</a>}
        title={course.name}
        lead={<Facts course={course} />}
        actions={structure.settings.modules.includes('messages') ? <Write slug={slug} courseId={course.id} /> : null}
        className="pb-0"
      />
      <Said done={asked.fait} kept={asked.gardees} changed={asked.changees} />
      <InterestedPanel
        actor={actor}
        structure={structure}
        courseId={course.id}
        hasNewDates={asked.fait === 'cree' || asked.fait === 'prolonge'}
      />
      <SessionTable {...own} view={asked.vue} sessions={sessions} />
      <QueuePanel actor={actor} courseId={course.id} zone={structure.timeZone} />
      <ChangePanel {...own} slug={slug} actor={actor} course={course} asked={asked} />
      <CourseCapacityPanel slug={slug} course={course} />
      <OffersPanel slug={slug} actor={actor} course={course} />
      <ExtendPanel
        {...own}
        slug={slug}
        actor={actor}
        course={course}
        until={asked.jusqu}
        isChanged={asked.change === '1'}
      />
    </div>
  )
}

/** To the participants of what is still to come ([2.C5] [2.C10]). */
function Write({ slug, courseId }: { slug: string; courseId: string }) {
  const t = useTranslations('drafts.start')
  return (
    <LinkButton look="quiet" icon="mail" href={`/${slug}/gestion/envois/nouveau?cours=${courseId}`}>
      {t('writeParticipants')}
    </LinkButton>
  )
}

function Facts({ course }: { course: CourseRow }) {
  const t = useTranslations('courses')
  const { teacher, room, location, capacity } = course
  return (
    <>
      <p>{t('course.lead', { pattern: usePatternWords()(course), teacher, room, location, capacity })}</p>
      <p>
        {t('course.dates', {
          first: formatDay(course.firstOn),
          last: formatDay(course.lastOn),
          zone: t(`zones.${course.holidayZone ?? 'none'}`),
        })}
      </p>
    </>
  )
}

/** What the form that led here did. */
function Said({
  done,
  kept,
  changed,
}: {
  done?: 'cree' | 'prolonge' | 'offres' | 'places' | 'modifie'
  kept: number
  changed: number
}) {
  const t = useTranslations('courses.course')
  if (!done) return null
  const messages = {
    cree: t('created'),
    prolonge: t('extended'),
    offres: t('offersSaved'),
    places: t('capacitySaved', { kept }),
    modifie: t('change.done', { kept, changed }),
  }
  return (
    <Notice kind="positive" role="status">
      {messages[done]}
    </Notice>
  )
}
