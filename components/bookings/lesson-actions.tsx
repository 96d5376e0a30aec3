import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buttonClass } from '@/components/ui/button'
import type { Lesson } from '@/lib/bookings/queries/get-follow-up'
import { checkCancellation, checkMovable } from '@/lib/bookings/rules'
import type { Instant } from '@/lib/core/time'
import { cancelPath, movePath } from './paths'
import { PostponeLink } from './postponement'
import { whenOf } from './words'

type Props = { slug: string; zone: string; lesson: Lesson; now: Instant; look?: 'quiet' | 'plain' }

/** What may still be done with an individual lesson: 'Déplacer' and 'Annuler le cours', each while it is possible ([1.G3] [1.G8]). */
export async function LessonActions({ slug, zone, lesson, now, look = 'quiet' }: Props) {
  const [t, move] = await Promise.all([getTranslations('bookings.follow'), getTranslations('bookings.move')])
  const when = whenOf(lesson.startsAt, zone)
  const mayMove = checkMovable(lesson, now).ok
  const mayCancel = checkCancellation(lesson, now).ok
  if (lesson.sessionId) return <PostponeLink slug={slug} zone={zone} lesson={lesson} now={now} look={look} />
  if (!(mayMove || mayCancel)) return null
  return (
    <span className="flex flex-wrap gap-2">
      {mayMove ? (
        <Link href={movePath(slug, lesson.id)} aria-label={move('linkOf', { when })} className={buttonClass(look)}>
          {move('link')}
        </Link>
      ) : null}
      {mayCancel ? (
        <Link href={cancelPath(slug, lesson.id)} aria-label={t('cancelOf', { when })} className={buttonClass(look)}>
          {t('cancel')}
        </Link>
      ) : null}
    </span>
  )
}

/** Until when a lesson may be cancelled, or what its pass still allows once that has passed ([1.G8]). */
export async function LateNote({ lesson, now }: Pick<Props, 'lesson' | 'now'>) {
  const t = await getTranslations('bookings.late')
  const isLate = checkCancellation({ ...lesson, late: undefined }, now).ok === false
  const verdict = checkCancellation(lesson, now)
  if (!isLate || lesson.sessionId) return null
  if (verdict.ok) return t('left', { count: lesson.late.granted - lesson.late.used })
  return verdict.refusal === 'no_late_exception_left' ? t('used') : null
}
