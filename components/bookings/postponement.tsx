import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buttonClass } from '@/components/ui/button'
import type { Lesson } from '@/lib/bookings/queries/get-follow-up'
import { cancellableUntil } from '@/lib/bookings/rules'
import type { Instant } from '@/lib/core/time'
import { checkPostponement } from '@/lib/courses/rules'
import { postponePath } from './paths'
import { shortWhenOf, whenOf } from './words'

type Props = { lesson: Lesson; zone: string; now: Instant }

/** A debt is said on the page of the postponement, where it can be settled. */
const verdictOf = ({ lesson, now }: Omit<Props, 'zone'>) =>
  checkPostponement(lesson, { ...lesson, hasDebt: false }, now)

/** 'Reporter', while it is possible ([1.G3] [1.G5]). */
export async function PostponeLink({ slug, look, ...of }: Props & { slug: string; look: 'quiet' | 'plain' }) {
  const t = await getTranslations('places.postpone')
  const { lesson, zone } = of
  if (!verdictOf(of).ok) return null
  return (
    <Link
      href={postponePath(slug, lesson.id)}
      aria-label={t('linkOf', { when: whenOf(lesson.startsAt, zone) })}
      className={buttonClass(look)}
    >
      {t('link')}
    </Link>
  )
}

/** Until when a session may be postponed, or why it no longer may ([1.G3]). */
export async function PostponeNote(of: Props) {
  const t = await getTranslations('places.postpone')
  const { lesson, zone } = of
  const when = shortWhenOf(cancellableUntil(lesson), zone)
  const verdict = verdictOf(of)
  if (verdict.ok) return t('until', { when, count: lesson.postponementsLeft })
  if (verdict.refusal === 'no_postponement_left') return t('noneLeft')
  return verdict.refusal === 'lesson_started' ? t('underWay') : t('was', { when })
}
