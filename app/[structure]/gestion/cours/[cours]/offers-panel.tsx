import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/choices'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Staff } from '@/lib/core/actor'
import { formatMinutes } from '@/lib/core/formatting'
import { setCourseOffersAction } from '@/lib/courses/actions'
import { listCourseChoices } from '@/lib/courses/queries/list-choices'
import type { CourseRow } from '@/lib/courses/queries/list-courses'
import { listOffersOfCourse } from '@/lib/courses/queries/list-sessions'
import { Panel } from '../../commandes/[commande]/panel'

/** Which group offers are sold on a course: those whose sessions last as long as its own ([1.C6]). */
export async function OffersPanel({ slug, actor, course }: { slug: string; actor: Staff; course: CourseRow }) {
  const [choices, sold, t] = await Promise.all([
    listCourseChoices(actor),
    listOffersOfCourse(course.id),
    getTranslations('courses.course'),
  ])
  const ticked = new Set(sold.map(({ id }) => id))
  const fitting = choices.offers.filter(({ lessonMinutes }) => lessonMinutes === course.lessonMinutes)
  return (
    <Panel id="offres" title={t('offersTitle')}>
      {fitting.length === 0 ? (
        <p className="text-muted">{t('offersNone', { length: formatMinutes(course.lessonMinutes) })}</p>
      ) : (
        <ActionForm action={setCourseOffersAction}>
          <HiddenFields structure={slug} cours={course.id} />
          <div className="grid gap-x-5 sm:grid-cols-2">
            {fitting.map(({ id, name, isPublished }) => (
              <Checkbox
                key={id}
                name="offre"
                value={id}
                label={isPublished ? name : t('unpublished', { name })}
                defaultChecked={ticked.has(id)}
              />
            ))}
          </div>
          <div>
            <SubmitButton look="quiet">{t('offersSave')}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Panel>
  )
}
