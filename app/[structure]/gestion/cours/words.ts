import { useTranslations } from 'next-intl'
import { formatMinutes, formatTime } from '@/lib/core/formatting'
import type { WeeklyPattern } from '@/lib/courses/types'

type Pattern = Pick<WeeklyPattern, 'weekday' | 'startsAt' | 'lessonMinutes'>

/** « Le mercredi à 19 h 30, 1 h 30 » */
export function usePatternWords(): (pattern: Pattern) => string {
  const t = useTranslations('courses')
  return ({ weekday, startsAt, lessonMinutes }) =>
    t('pattern', {
      weekday: t('weekday', { day: String(weekday) }),
      time: formatTime(startsAt),
      length: formatMinutes(lessonMinutes),
    })
}

/** How full something is, in whole hundredths. */
export const shareOf = (taken: number, seats: number): number => (seats === 0 ? 0 : Math.round((taken * 100) / seats))
