import { useTranslations } from 'next-intl'
import { SessionDates } from '@/components/places/session-dates'
import { formatCents } from '@/lib/core/money'
import type { OrderLine } from '@/lib/orders/queries'

type Props = { lines: OrderLine[]; currency: string; total: number; zone: string }

/** What an order holds, in short: names, for whom, prices, total. */
export function OrderLines({ lines, currency, total, zone }: Props) {
  const t = useTranslations('cart')
  return (
    <dl className="grid gap-2">
      {lines.map((line) => (
        <div key={line.id} className="flex justify-between gap-6">
          <dt>
            {line.name}
            <span className="block text-sm text-muted">{t('forLearner', { learner: line.learnerName })}</span>
            {line.sessions.length > 0 ? <SessionDates sessions={line.sessions} zone={zone} /> : null}
          </dt>
          <dd className="display whitespace-nowrap">{formatCents(line.priceCents, currency)}</dd>
        </div>
      ))}
      <div className="flex justify-between gap-6 border-t border-line pt-2 font-semibold">
        <dt>{t('total')}</dt>
        <dd className="display text-xl whitespace-nowrap">{formatCents(total, currency)}</dd>
      </div>
    </dl>
  )
}
