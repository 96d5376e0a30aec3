import { useTranslations } from 'next-intl'
import { SessionDates } from '@/components/places/session-dates'
import { type Choice, RadioGroup } from '@/components/ui/choices'
import type { CourseStarts } from '@/lib/cart/queries'
import { formatInstant } from '@/lib/core/formatting'
import type { CourseLabel } from '@/lib/courses/queries/list-course-labels'
import type { StartDate } from '@/lib/places/types'

type Props = {
  /** Of the field that is sent. */
  name: string
  courses: readonly CourseStarts[]
  chosenId: string | null
  /** When the places are kept, if not at the order of a cart. */
  help?: string
  zone: string
}

/** The start dates of each course with all that a package takes from there; the full ones among them said, and not to be chosen ([1.C6]). */
export function StartChoices({ name, courses, chosenId, zone, help }: Props) {
  const t = useTranslations('cart.start')
  const choices = courses.flatMap(({ course, starts }) => starts.map((start) => toChoice(start, course)))
  const chosen = choices.find(({ value, disabled }) => value === chosenId && !disabled)
  const first = choices.find(({ disabled }) => !disabled)

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
    <RadioGroup
      name={name}
      label={t('first')}
      help={help ?? t('help')}
      choices={choices}
      defaultValue={(chosen ?? first)?.value}
      required
    />
  )
}
