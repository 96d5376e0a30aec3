import { useTranslations } from 'next-intl'
import { formatInstant } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import type { LineShare, RefundableLine, RefundableOrder, RefundPlan } from '@/lib/refunds/types'

type Props = { order: RefundableOrder; plan: RefundPlan; reader: 'member' | 'office' }

/** What a refund gives back and takes back, line by line, then how the money goes: shown before, done after ([1.D10] [1.D13]). */
export function RefundPlanView({ order, plan, reader }: Props) {
  const t = useTranslations('refunds.plan')
  return (
    <div className="grid gap-5">
      <ul className="grid gap-4">
        {plan.lines.map((share) => (
          <li key={share.lineId} className="grid gap-1 border-b border-line pb-4">
            <Share share={share} line={order.lines.find(({ id }) => id === share.lineId)!} order={order} />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p className="font-semibold">{t(reader === 'member' ? 'totalMember' : 'totalOffice')}</p>
        <p className="display text-2xl">{formatCents(plan.amountCents, order.currency)}</p>
      </div>
      <Money order={order} plan={plan} />
    </div>
  )
}

function Share({ share, line, order }: { share: LineShare; line: RefundableLine; order: RefundableOrder }) {
  const t = useTranslations('refunds.plan')
  const money = (amount: number) => formatCents(amount, order.currency)
  const cancelled = (line.pass?.lessons ?? []).filter(({ bookingId }) => share.cancelledBookingIds.includes(bookingId))
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <p>
          <span className="font-medium">{line.name}</span> · {line.learnerName}
        </p>
        <p className="font-semibold">{money(share.amountCents)}</p>
      </div>
      <ul className="grid gap-0.5 text-sm text-muted">
        <li>{t('price', { amount: money(line.priceCents) })}</li>
        {share.keptLessons > 0 ? (
          <li>
            {t('retained', { amount: money(share.retainedCents), count: share.keptLessons, credits: line.credits })}
          </li>
        ) : null}
        {line.refundedCents > 0 ? <li>{t('before', { amount: money(line.refundedCents) })}</li> : null}
        {cancelled.map(({ bookingId, startsAt }) => (
          <li key={bookingId}>{t('cancelled', { when: formatInstant(startsAt, order.timeZone) })}</li>
        ))}
        {share.creditsRevoked > 0 ? <li>{t('revoked', { count: share.creditsRevoked })}</li> : null}
        {line.unusedVoucherId ? <li>{t('endsVoucher')}</li> : null}
        {share.endsMembership ? <li>{t('endsMembership')}</li> : null}
      </ul>
    </>
  )
}

/** By which means it goes back, and what was due and is dropped. */
function Money({ order, plan }: { order: RefundableOrder; plan: RefundPlan }) {
  const t = useTranslations('refunds.plan')
  const money = (amount: number) => formatCents(amount, order.currency)
  return (
    <ul className="grid gap-1">
      {plan.parts.map(({ paymentId, means, amountCents }) => (
        <li key={paymentId}>{t(`by.${means}`, { amount: money(amountCents) })}</li>
      ))}
      {plan.reliefs.map(({ paymentId, amountCents, isWhole }) => (
        <li key={paymentId}>{t(isWhole ? 'dropped' : 'lowered', { amount: money(amountCents) })}</li>
      ))}
      {plan.parts.length + plan.reliefs.length === 0 ? <li>{t('nothingBack')}</li> : null}
    </ul>
  )
}
