import { useTranslations } from 'next-intl'
import { shortWhenOf } from '@/components/bookings/words'
import { Icon } from '@/components/ui/icon'
import type { Instant } from '@/lib/core/time'
import type { PlaceState } from '@/lib/places/types'

type Dated = { id: string; startsAt: Instant; state?: PlaceState }

/** All the dates that a package takes, in order; one that can't be had says why in words ([1.C6]). */
export function SessionDates({ sessions, zone }: { sessions: readonly Dated[]; zone: string }) {
  const t = useTranslations('places.dates')
  return (
    <ol className="grid gap-1 text-[0.95rem]">
      {sessions.map(({ id, startsAt, state }) => (
        <li key={id}>
          <span className="whitespace-nowrap">{shortWhenOf(startsAt, zone)}</span>
          {state === 'full' || state === 'busy' ? (
            <span className="ml-2 inline-flex items-center gap-1 font-medium text-danger">
              <Icon name="alert" />
              {t(state)}
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
