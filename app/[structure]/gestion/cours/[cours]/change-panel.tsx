import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Select, TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Staff } from '@/lib/core/actor'
import { formatInstant } from '@/lib/core/formatting'
import { changeCourseAction } from '@/lib/courses/actions'
import { listCourseChoices } from '@/lib/courses/queries/list-choices'
import type { CourseRow } from '@/lib/courses/queries/list-courses'
import { loadCourseChange } from '@/lib/courses/queries/load-course-change'
import { fingerprintChange } from '@/lib/courses/rules'
import { courseChangeSearch } from '@/lib/courses/schema'
import type { CourseChange } from '@/lib/courses/types'
import { listFieldErrors } from '@/lib/gate/form'
import { Panel } from '../../panel'

type Asked = { nom?: string; professeur?: string; salle?: string; raison?: string }
type Props = { path: string; zone: string; slug: string; actor: Staff; course: CourseRow; asked: Asked }

/** The name of a course, who gives it and where: asked, looked at session by session, then done ([1.H1]). */
export async function ChangePanel({ path, zone, slug, actor, course, asked }: Props) {
  const [t, words, choices] = await Promise.all([
    getTranslations('courses.course.change'),
    getTranslations('courses.create'),
    listCourseChoices(actor),
  ])
  const parsed = asked.nom === undefined ? null : courseChangeSearch.safeParse(asked)
  const errors = parsed && !parsed.success ? await listFieldErrors(parsed.error) : {}
  const wanted = parsed?.success ? { teacherId: parsed.data.professeur, roomId: parsed.data.salle } : null
  const plan = wanted ? await loadCourseChange({ ...course, structureId: actor.structureId }, wanted) : null
  return (
    <Panel id="modifier" title={t('title')}>
      <p className="text-muted">{t('text')}</p>
      <form action={`${path}#modifier`} className="grid gap-4">
        <div className="grid gap-4 lg:grid-cols-3">
          <TextInput
            name="nom"
            label={words('name')}
            required
            maxLength={100}
            error={errors.nom}
            defaultValue={asked.nom ?? course.name}
          />
          <Select
            name="professeur"
            label={words('teacher')}
            required
            error={errors.professeur}
            options={choices.teachers.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={asked.professeur ?? course.teacherId}
          />
          <Select
            name="salle"
            label={words('room')}
            required
            error={errors.salle}
            options={choices.rooms.map(({ id, name, location, capacity }) => ({
              value: id,
              label: words('roomOption', { room: name, location, capacity }),
            }))}
            defaultValue={asked.salle ?? course.roomId}
          />
        </div>
        <TextInput
          name="raison"
          label={t('reason')}
          help={t('reasonHelp')}
          required
          maxLength={500}
          error={errors.raison}
          defaultValue={asked.raison}
        />
        <Button type="submit" look="quiet" icon="search" className="justify-self-start">
          {t('see')}
        </Button>
      </form>
      {plan ? <Preview slug={slug} courseId={course.id} zone={zone} asked={asked} plan={plan} /> : null}
    </Panel>
  )
}

type PreviewProps = { slug: string; courseId: string; zone: string; asked: Asked; plan: CourseChange }

async function Preview({ slug, courseId, zone, asked, plan }: PreviewProps) {
  const t = await getTranslations('courses.course.change')
  const { changed, kept } = plan
  return (
    <ActionForm action={changeCourseAction}>
      <HiddenFields structure={slug} cours={courseId} vu={fingerprintChange(plan)} {...asked} />
      <Notice kind="info">
        {changed.length + kept.length === 0 ? t('nothing') : t('changed', { count: changed.length })}
      </Notice>
      {kept.length > 0 ? (
        <Notice kind="warning" title={t('kept', { count: kept.length })}>
          <ul className="grid gap-1">
            {kept.map(({ id, startsAt, clashes }) => (
              <li key={id}>
                <span className="font-semibold first-letter:uppercase">{formatInstant(startsAt, zone)}</span>{' '}
                {clashes.length > 0 ? t('taken', { what: clashes.filter(Boolean).join(', ') || '–' }) : t('small')}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <SubmitButton className="justify-self-start">{t('submit')}</SubmitButton>
    </ActionForm>
  )
}
