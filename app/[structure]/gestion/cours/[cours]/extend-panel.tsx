import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { DateInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { formatNumericDay } from '@/lib/core/formatting'
import { type Day, dayOf, parseFrenchDay } from '@/lib/core/time'
import { extendCourseAction } from '@/lib/courses/actions'
import type { CourseRow } from '@/lib/courses/queries/list-courses'
import { loadPlan } from '@/lib/courses/queries/load-plan'
import { checkPattern, fingerprintOf, isExtension } from '@/lib/courses/rules'
import type { PlannedDate } from '@/lib/courses/types'
import { Panel } from '../../commandes/[commande]/panel'
import { DateList } from '../date-list'

type Props = {
  path: string
  zone: string
  slug: string
  actor: Staff
  course: CourseRow
  /** What was typed as the new last day. */
  until?: string
  isChanged: boolean
}

/** New dates for a course: looked at first, as when it was created ([1.H1]). */
export async function ExtendPanel({ path, zone, slug, actor, course, until, isChanged }: Props) {
  const [t, refusals] = await Promise.all([getTranslations('courses.course'), getTranslations('courses')])
  const lastOn = until === undefined ? null : parseFrenchDay(until)
  const longer = { ...course, lastOn: lastOn ?? course.lastOn }
  const order = isExtension(course, longer.lastOn)
    ? checkPattern(longer, dayOf(await clock(), zone))
    : ({ ok: false, refusal: 'course_dates_wrong' } as const)
  const error = order.ok ? undefined : refusals(`refusals.${order.refusal}`, { taken: 0, room: 0 })
  const isShown = lastOn !== null && order.ok
  const dates = isShown ? await loadPlan({ ...longer, structureId: actor.structureId, courseId: course.id }) : []
  return (
    <Panel id="prolonger" title={t('extendTitle')}>
      <p className="text-muted">{t('extendText')}</p>
      <form action={`${path}#prolonger`} className="flex flex-wrap items-end gap-3">
        <DateInput
          name="jusqu"
          label={t('extendUntil')}
          required
          autoComplete="off"
          defaultValue={until ?? formatNumericDay(course.lastOn)}
          error={until !== undefined && lastOn === null ? refusals('fields.lastOn') : error}
        />
        <Button type="submit" look="quiet">
          {t('extendPreview')}
        </Button>
      </form>
      {isChanged ? <Notice kind="warning">{refusals('create.changed')}</Notice> : null}
      {isShown ? <MissingDates {...{ slug, zone, course, dates }} lastOn={longer.lastOn} /> : null}
    </Panel>
  )
}

type Missing = { slug: string; zone: string; course: CourseRow; dates: PlannedDate[]; lastOn: Day }

async function MissingDates({ slug, zone, course, dates, lastOn }: Missing) {
  const t = await getTranslations('courses.course')
  const count = dates.filter(({ state }) => state === 'kept').length
  return (
    <>
      {dates.length > 0 ? <DateList dates={dates} zone={zone} /> : null}
      {count === 0 ? (
        <Notice>{t('extendNothing')}</Notice>
      ) : (
        <ActionForm action={extendCourseAction}>
          <HiddenFields structure={slug} cours={course.id} jusqu={lastOn} vu={fingerprintOf(dates)} />
          <SubmitButton className="justify-self-start">{t('extendAdd', { count })}</SubmitButton>
        </ActionForm>
      )}
    </>
  )
}
