import { useTranslations } from 'next-intl'
import { formatCents } from '@/lib/core/money'
import { formatOrderNumber } from '@/lib/orders/rules'
import type { Share, TransferPlan } from '@/lib/transfers/types'

type Props = { slug: string; plan: TransferPlan; currency: string }

/** What a transfer would pay, order by order, and what is left over, in words ([6.R9]). */
export function PlanList({ slug, plan, currency }: Props) {
  const t = useTranslations('transfers.plan')
  return (
    <ul className="grid gap-1">
      {plan.shares.map((share) => (
        <li key={share.orderId}>
          <ShareText slug={slug} share={share} currency={currency} />
        </li>
      ))}
      {plan.surplusCents > 0 ? (
        <li className="font-medium text-warning">
          {t('surplus', { amount: formatCents(plan.surplusCents, currency) })}
        </li>
      ) : null}
    </ul>
  )
}

function ShareText({ slug, share, currency }: { slug: string; share: Share; currency: string }) {
  const t = useTranslations('transfers.plan')
  const order = () => (
    <>
      <a href={`/${slug}/gestion/commandes/${formatOrderNumber(share.number)}`} className="font-semibold">
        {formatOrderNumber(share.number)}
      </a>{' '}
      {share.clientName}
    </>
  )
  const money = (cents: number) => formatCents(cents, currency)
  if (share.paidCents === 0) {
    const key = share.recordedCents > 0 ? 'recorded' : 'nothing'
    return t.rich(key, { order, amount: money(share.recordedCents) })
  }
  const key = share.leftCents > 0 ? 'part' : 'whole'
  return t.rich(key, { order, amount: money(share.paidCents), left: money(share.leftCents) })
}
