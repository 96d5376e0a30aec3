import { useTranslations } from 'next-intl'
import { Schedule } from '@/components/orders/schedule'
import { cx } from '@/components/ui/cx'
import { describeBounce, trackCheques } from '@/lib/cheques/rules'
import type { TrackedCheque } from '@/lib/cheques/types'
import { formatDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import type { Order } from '@/lib/orders/queries'

type Props = { order: Pick<Order, 'cheques' | 'currency'>; caption: string }

/** Where each cheque of an order is, in one sentence each ([1.D12]). */
export function ChequeTracker({ order, caption }: Props) {
  const t = useTranslations('cheques')
  const { currency } = order
  const cheques = trackCheques(order.cheques)
  const byRank = new Map(cheques.map((cheque) => [cheque.rank, cheque]))
  return (
    <Schedule
      caption={caption}
      currency={currency}
      parts={cheques}
      detail={{ label: t('tracker.where'), of: ({ rank }) => <Where cheque={byRank.get(rank)!} currency={currency} /> }}
    />
  )
}

const colours = { to_fix: 'font-medium text-danger', bounced: 'font-medium text-danger', deposited: 'text-positive' }
const bounces = { due: 'tracker.bounced', replaced: 'tracker.replaced', over: 'tracker.over' } as const

function Where({ cheque: tracked, currency }: { cheque: TrackedCheque; currency: string }) {
  const t = useTranslations('cheques')
  const { step, cheque, amountCents, isReplacement, replacementStatus } = tracked
  const bounce = describeBounce(replacementStatus)
  const isSettled = step === 'bounced' && bounce !== 'due'
  const colour = isSettled ? 'text-muted' : colours[step as keyof typeof colours]
  return <span className={cx(colour)}>{words()}</span>

  function words() {
    if (step === 'expected') return t(isReplacement ? 'tracker.again' : 'tracker.expected')
    if (step === 'to_fix' && cheque?.problem)
      return t('tracker.toFix', {
        problem: t(`problems.${cheque.problem}`),
        amount: formatCents(amountCents, currency),
      })
    if (step === 'received' && cheque)
      return t('tracker.received', { received: formatDay(cheque.receivedOn), day: formatDay(cheque.depositOn) })
    if (step === 'deposited' && cheque?.depositedOn)
      return t('tracker.deposited', { day: formatDay(cheque.depositedOn) })
    return t(step === 'bounced' ? bounces[bounce] : `steps.${step}`)
  }
}
