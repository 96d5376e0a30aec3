import { useTranslations } from 'next-intl'
import type { ClosedDays } from '@/lib/closures/types'
import { formatDay } from '@/lib/core/formatting'

/** « du 3 au 16 août 2026 », « le 11 novembre 2026 » */
export function useDayWords(): (days: ClosedDays) => string {
  const t = useTranslations('closures')
  return ({ startsOn, endsOn }) =>
    startsOn === endsOn
      ? t('oneDay', { day: formatDay(startsOn) })
      : t('days', { first: formatDay(startsOn), last: formatDay(endsOn) })
}
