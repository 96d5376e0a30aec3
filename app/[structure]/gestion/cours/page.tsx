import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { type Column, Records } from '@/components/ui/records'
import { formatInstant } from '@/lib/core/formatting'
import { type CourseRow, listCourses } from '@/lib/courses/queries/list-courses'
import { requireStaff } from '@/lib/gate/actor'
import { schoolDesk } from '@/lib/staff/types'
import { shareOf, usePatternWords } from './words'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('courses.list'))('title') }
}

/** The group courses that one looks after: all of them, or a teacher's own ([1.H1]). */
export default async function CoursesPage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/cours`
  const { actor, structure } = await requireStaff(slug, path, schoolDesk)
  const [courses, t] = await Promise.all([listCourses(actor), getTranslations('courses.list')])
  const add = (
    <LinkButton href={`${path}/nouveau`} icon="plus">
      {t('new')}
    </LinkButton>
  )
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader title={t('title')} lead={t('lead')} className="pb-0" actions={courses.length > 0 ? add : null} />
      {courses.length === 0 ? (
        <EmptyState icon="users" title={t('empty')} action={add}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <CourseTable path={path} courses={courses} zone={structure.timeZone} />
      )}
    </div>
  )
}

function CourseTable({ path, courses, zone }: { path: string; courses: CourseRow[]; zone: string }) {
  const t = useTranslations('courses.list')
  const pattern = usePatternWords()
  const columns: Column<CourseRow>[] = [
    {
      key: 'name',
      label: t('name'),
      cell: (course) => (
        <>
          <a href={`${path}/${course.id}`} className="font-semibold">
            {course.name}
          </a>
          <span className="block text-sm text-muted">{pattern(course)}</span>
        </>
      ),
    },
    { key: 'teacher', label: t('teacher'), cell: ({ teacher }) => teacher },
    { key: 'room', label: t('room'), cell: ({ room }) => room },
    { key: 'next', label: t('next'), cell: ({ nextAt }) => (nextAt ? formatInstant(nextAt, zone) : t('over')) },
    { key: 'left', label: t('left'), numeric: true, cell: ({ left }) => left },
    {
      key: 'filling',
      label: t('filling'),
      numeric: true,
      cell: ({ taken, seats }) => t('fillingOf', { taken, seats, share: shareOf(taken, seats) }),
    },
  ]
  return <Records isWide caption={t('caption')} columns={columns} rows={courses} />
}
