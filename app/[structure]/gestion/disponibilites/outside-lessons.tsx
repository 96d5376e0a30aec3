import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { isOutside } from '@/lib/availability/rules'
import type { PlannedLesson, Presence } from '@/lib/availability/types'
import { formatInstant } from '@/lib/core/formatting'

type Props = { slug: string; lessons: readonly PlannedLesson[]; presence: Presence }

/** The lessons booked that no hours hold any more: they stay until somebody decides ([1.H2]). */
export function OutsideLessons({ slug, lessons, presence }: Props) {
  const t = useTranslations('availability.outside')
  const outside = lessons.filter((lesson) => isOutside(lesson, presence))
  if (outside.length === 0) return null
  return (
    <Notice kind="warning" title={t('title', { count: outside.length })}>
      <p>{t('text')}</p>
      <ul className="mt-2 grid gap-1">
        {outside.map((lesson) => (
          <li key={lesson.id}>
            <span className="font-semibold">{formatInstant(lesson.startsAt, presence.zone)}</span>{' '}
            {t('lesson', { learner: lesson.learner, lesson: lesson.lesson })}{' '}
            <a href={`/${slug}/gestion/reserver/${lesson.passId}`}>{t('decide')}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
