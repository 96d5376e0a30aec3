import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { setCourseCapacityAction } from '@/lib/courses/actions'
import type { CourseRow } from '@/lib/courses/queries/list-courses'
import { Panel } from '../../commandes/[commande]/panel'

/** How many places each session to come of a course has, and those that will be added ([0.I4]). */
export function CourseCapacityPanel({ slug, course }: { slug: string; course: CourseRow }) {
  const t = useTranslations('courses.course')
  return (
    <Panel id="places" title={t('capacityTitle')}>
      <ActionForm action={setCourseCapacityAction} values={{ places: String(course.capacity) }}>
        <HiddenFields structure={slug} cours={course.id} />
        <TextInput
          name="places"
          label={t('capacity')}
          help={t('capacityHelp', { room: course.roomCapacity })}
          inputMode="numeric"
          maxLength={4}
          required
          className="max-w-96"
        />
        <div>
          <SubmitButton look="quiet">{t('capacitySave')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  )
}
