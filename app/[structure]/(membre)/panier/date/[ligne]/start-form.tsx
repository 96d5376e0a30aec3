import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { SessionDates } from '@/components/places/session-dates'
import { ActionForm } from '@/components/ui/action-form'
import { type Choice, RadioGroup } from '@/components/ui/choices'
import { SubmitButton } from '@/components/ui/submit-button'
import { chooseStart } from '@/lib/cart/actions'
import type { StartChoices } from '@/lib/cart/queries'
import type { CartLine } from '@/lib/cart/types'
import { formatInstant } from '@/lib/core/formatting'
import type { CourseLabel } from '@/lib/courses/queries/list-course-labels'
import type { StartDate } from '@/lib/places/types'

type Props = { structure: string; line: CartLine; courses: StartChoices['courses']; zone: string }

/** The start dates of each course, the full ones among them said and not to be chosen; works without a script. */
export function StartForm({ structure, line, courses, zone }: Props) {
  const t = useTranslations('cart.start')
  const choices = courses.flatMap(({ course, starts }) => starts.map((start) => toChoice(start, course)))
  const chosen = choices.find(({ value }) => value === line.firstSessionId) ?? choices.find(({ disabled }) => !disabled)

  function toChoice(start: StartDate, course: CourseLabel): Choice {
    const places = Math.min(...start.sessions.map(({ freeSeats }) => freeSeats))
    return {
      value: start.sessionId,
      disabled: !start.isOpen,
      label: formatInstant(start.startsAt, zone),
      aside: start.isOpen ? t('places', { count: places }) : t('full'),
      description: (
        <span className="grid gap-2">
          <span>{t('course', { name: course.name, teacher: course.teacherName, place: course.locationName })}</span>
          <SessionDates sessions={start.sessions} zone={zone} />
        </span>
      ),
    }
  }

  return (
    <ActionForm action={chooseStart} values={{ session: chosen?.value ?? '' }}>
      <HiddenFields structure={structure} line={line.id} />
      <RadioGroup name="session" label={t('first')} help={t('help')} choices={choices} required />
      <div>
        <SubmitButton pendingLabel={t('saving')} size="large">
          {t('save')}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
