import { useTranslations } from 'next-intl'
import { SessionDates } from '@/components/places/session-dates'
import { LinkButton } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import type { CartLine } from '@/lib/cart/types'
import { formatInstant } from '@/lib/core/formatting'

/** `path`: where the date is chosen. */
type Props = { path: string; line: CartLine; zone: string }

/** Where a package of a group course starts and all the dates that it takes, or the way to choose ([1.C6] [1.C9]). */
export function StartLine({ path, line, zone }: Props) {
  const t = useTranslations('cart.start')
  const { plan, offer } = line
  if (!plan)
    return (
      <div className="mt-1">
        <LinkButton href={path} look="quiet" icon="calendar" aria-label={t('chooseLabel', { name: offer.name })}>
          {t('choose')}
        </LinkButton>
      </div>
    )
  return (
    <div className="grid gap-1">
      <p className="font-medium">{t('from', { when: formatInstant(plan.startsAt, zone) })}</p>
      <Details summary={t('all', { count: plan.sessions.length })} open={!plan.isOpen}>
        <SessionDates sessions={plan.sessions} zone={zone} />
      </Details>
      <p>
        <a
          href={path}
          className="inline-flex min-h-11 items-center"
          aria-label={t('changeLabel', { name: offer.name })}
        >
          {t('change')}
        </a>
      </p>
    </div>
  )
}
