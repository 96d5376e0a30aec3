import { useTranslations } from 'next-intl'
import { Countdown } from '@/components/ui/countdown'
import type { Instant } from '@/lib/core/time'

/** How long the places of an order that waits for its card are still kept, in words that run ([1.C6]). */
export function HoldLeft({ until, now }: { until: Instant; now: Instant }) {
  const t = useTranslations('places.hold')
  const units = useTranslations('waitingLists.countdown')
  return (
    <p className="font-medium">
      <Countdown
        seconds={Math.floor((until.getTime() - now.getTime()) / 1000)}
        left={t.raw('left') as string}
        over={t('over')}
        units={{
          days: units.raw('days') as string,
          hours: units.raw('hours') as string,
          minutes: units.raw('minutes') as string,
          seconds: units.raw('seconds') as string,
        }}
      />
    </p>
  )
}
