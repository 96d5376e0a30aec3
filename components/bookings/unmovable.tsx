import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import type { Lesson } from '@/lib/bookings/queries/get-follow-up'
import { cancellableUntil } from '@/lib/bookings/rules'
import { formatPhone } from '@/lib/site/rules'
import { whenOf } from './words'

type Props = {
  refusal: 'lesson_started' | 'lesson_cancelled' | 'too_late_to_move'
  lesson: Lesson
  zone: string
  phone: string
  action: ReactNode
}

/** Why a lesson stays where it is, and whom to call ([1.G8]). */
export async function Unmovable({ refusal, lesson, zone, phone, action }: Props) {
  const t = await getTranslations('bookings.move')
  const when = whenOf(cancellableUntil(lesson), zone)
  const texts = {
    lesson_started: t('started'),
    lesson_cancelled: t('cancelled'),
    too_late_to_move: t('impossibleText', { when, phone: formatPhone(phone) }),
  }
  return (
    <Notice kind="warning" title={t('impossible')} action={action}>
      {texts[refusal]}
    </Notice>
  )
}
