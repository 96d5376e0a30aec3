import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import type { Lesson } from '@/lib/bookings/queries/get-follow-up'
import { formatLongDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { hoursOf } from './words'

/** The lesson that a page is about: when, what, with whom, where. */
export async function LessonSubject({ lesson, zone, label }: { lesson: Lesson; zone: string; label?: string }) {
  const [t, follow] = await Promise.all([getTranslations('bookings.confirm'), getTranslations('bookings.follow')])
  return (
    <Card accent>
      {label ? <p className="text-sm text-muted">{label}</p> : null}
      <p className="display text-2xl first-letter:uppercase">{formatLongDay(dayOf(lesson.startsAt, zone))}</p>
      <p className="display text-xl text-accent">{t('time', hoursOf(lesson, zone))}</p>
      <p className="mt-3">{follow('with', { lesson: lesson.passName, teacher: lesson.teacherName })}</p>
      <p className="text-muted">
        {lesson.roomName}, {lesson.locationName} · {lesson.learnerFirstName}
      </p>
    </Card>
  )
}
