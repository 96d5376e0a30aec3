import { useTranslations } from 'next-intl'
import { Countdown } from '@/components/ui/countdown'
import type { Instant } from '@/lib/core/time'

/** How long places are still kept, in words that run ([1.G10]). */
export function TimeLeft({ until, now }: { until: Instant; now: Instant }) {
  const t = useTranslations('waitingLists')
  const unit = (name: 'days' | 'hours' | 'minutes' | 'seconds') => t.raw(`countdown.${name}`) as string
  return (
    <Countdown
      seconds={Math.floor((until.getTime() - now.getTime()) / 1000)}
      left={t.raw('mine.left') as string}
      over={t('mine.over')}
      units={{ days: unit('days'), hours: unit('hours'), minutes: unit('minutes'), seconds: unit('seconds') }}
    />
  )
}
