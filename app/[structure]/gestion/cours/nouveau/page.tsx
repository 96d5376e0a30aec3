import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { clock } from '@/lib/core/clock'
import type { Verdict } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { listCourseChoices } from '@/lib/courses/queries/list-choices'
import { loadPlan } from '@/lib/courses/queries/load-plan'
import { checkPattern } from '@/lib/courses/rules'
import { newCourseSchema } from '@/lib/courses/schema'
import type { CourseRefusal } from '@/lib/courses/types'
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
  const today = dayOf(await clock(), structure.timeZone)
  const verdict = wanted ? checkPattern(wanted, today) : null
  const dates = wanted && verdict?.ok ? await loadPlan({ ...wanted, structureId: structure.id, courseId: null }) : null
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader eyebrow={<a href={path}>{t('back')}</a>} title={t('title')} lead={t('lead')} className="pb-0" />
      <CourseForm
        path={`${path}/nouveau`}
        typed={typed}
        errors={parsed && !parsed.success ? await listFieldErrors(parsed.error) : await listOrderError(verdict)}
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

/** Two good dates that don't go together. */
async function listOrderError(verdict: Verdict<CourseRefusal> | null): Promise<Record<string, string>> {
  if (!verdict || verdict.ok) return {}
  return { au: (await getTranslations('courses.refusals'))(verdict.refusal, { taken: 0, room: 0 }) }
}
