import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { whenOf } from '@/components/bookings/words'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/page-header'
import { mondayOf } from '@/lib/core/time'
import { formatPhone } from '@/lib/site/rules'
import type { ShownWeek, WeekHref } from './load-week'

/** `alert`: 'Prévenez-moi', where one may ask for it. */
type Props = { shown: ShownWeek; hrefOf: WeekHref; phone: string; alert?: ReactNode }

/** A week without a free slot says where the first one is, or whom to call ([1.F2]). */
export async function EmptyWeek({ shown, hrefOf, phone, alert }: Props) {
  const t = await getTranslations('agenda.empty')
  const { firstFree, agenda } = shown
  const teacher = agenda.teacher.name
  if (!firstFree) {
    return (
      <EmptyState icon="calendar" title={t('title')} action={alert}>
        {t(shown.isSearchCut ? 'nothingSoon' : 'nothing', { teacher, phone: formatPhone(phone) })}
      </EmptyState>
    )
  }
  const week = { semaine: mondayOf(firstFree.day), jour: firstFree.day }
  return (
    <EmptyState
      icon="calendar"
      title={t('title')}
      action={
        <>
          <LinkButton href={hrefOf(week)}>{t('see')}</LinkButton>
          {alert}
        </>
      }
    >
      {t('first', { teacher, when: whenOf(firstFree.startsAt, agenda.facts.zone) })}
    </EmptyState>
  )
}
