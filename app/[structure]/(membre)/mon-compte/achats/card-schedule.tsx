import { useTranslations } from 'next-intl'
import { Schedule } from '@/components/orders/schedule'
import { LinkButton } from '@/components/ui/button'
import type { Instalment } from '@/lib/instalments/types'

type Props = { parts: readonly Instalment[]; number: string; currency: string; slug: string }

/** The parts of an order by card, and where a refused one is paid ([1.D11]). */
export function CardSchedule({ parts, number, currency, slug }: Props) {
  const t = useTranslations('schedules')
  const refused = new Map(parts.filter(({ state }) => state === 'refused').map(({ rank, id }) => [rank, id]))
  const detail = {
    label: t('action'),
    of: ({ rank }: { rank: number }) =>
      refused.has(rank) ? (
        <LinkButton
          href={`/${slug}/paiement/echeance/${refused.get(rank)}`}
          aria-label={t('payLabel', { rank, number })}
        >
          {t('payNow')}
        </LinkButton>
      ) : null,
  }
  return (
    <Schedule
      caption={t('caption', { number })}
      currency={currency}
      parts={parts}
      detail={refused.size > 0 ? detail : undefined}
    />
  )
}
