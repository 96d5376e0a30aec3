import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { listCourseChoices } from '@/lib/courses/queries/list-choices'
import { loadPlan } from '@/lib/courses/queries/load-plan'
import { newCourseSchema } from '@/lib/courses/schema'
import { requireStaff } from '@/lib/gate/actor'
import { listFieldErrors } from '@/lib/gate/form'
import { schoolDesk } from '@/lib/staff/types'
import { CourseForm } from './course-form'
import { CoursePreview } from './course-preview'

type Search = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ structure: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('courses.create'))('title') }
}

/** A course is described, then looked at date by date, then created: the description is in the address ([1.H1]). */
export default async function NewCoursePage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/cours`
  const { actor, structure } = await requireStaff(slug, `${path}/nouveau`, schoolDesk)
  const [typed, choices, t] = await Promise.all([
    searchParams,
    listCourseChoices(actor),
    getTranslations('courses.create'),
  ])
  const parsed = 'nom' in typed ? newCourseSchema.safeParse(typed) : null
  const isOwn = parsed?.success && choices.teachers.some(({ id }) => id === parsed.data.teacherId)
  const wanted = isOwn ? parsed.data : null
  const isOrdered = wanted && wanted.firstOn <= wanted.lastOn
  const dates = isOrdered ? await loadPlan({ ...wanted, structureId: structure.id, courseId: null }) : null
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader eyebrow={<a href={path}>{t('back')}</a>} title={t('title')} lead={t('lead')} className="pb-0" />
      <CourseForm
        path={`${path}/nouveau`}
        typed={typed}
        errors={parsed && !parsed.success ? await listFieldErrors(parsed.error) : await listOrderError(wanted)}
        choices={choices}
        holidayZone={structure.settings.holidayZone}
      />
      {dates ? (
        <CoursePreview
          slug={slug}
          zone={structure.timeZone}
          typed={typed}
          dates={dates}
          isChanged={typed.change === '1'}
        />
      ) : null}
    </div>
  )
}

/** Two good dates in the wrong order. */
async function listOrderError(wanted: { firstOn: string; lastOn: string } | null): Promise<Record<string, string>> {
  if (!wanted || wanted.firstOn <= wanted.lastOn) return {}
  return { au: (await getTranslations('courses.refusals'))('course_dates_wrong') }
}
