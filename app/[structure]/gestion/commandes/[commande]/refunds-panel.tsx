import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Tag, type TagKind } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { clock } from '@/lib/core/clock'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { allow } from '@/lib/core/outcome'
import { dayOf, type Instant } from '@/lib/core/time'
import { formatOrderNumber } from '@/lib/orders/rules'
import {
  listDisputesOfOrder,
  listRefundsOfOrder,
  type ShownDispute,
  type ShownRefund,
} from '@/lib/refunds/queries/find-refund'
import { findRefundableOrder } from '@/lib/refunds/queries/find-refundable-order'
import { checkRefund } from '@/lib/refunds/rules'
import type { RefundableOrder, RefundStatus } from '@/lib/refunds/types'
import { Panel, type PanelProps } from './panel'

const kinds: Record<RefundStatus, TagKind> = {
  requested: 'warning',
  processing: 'info',
  succeeded: 'positive',
  failed: 'danger',
}

/** What was given back of an order, what its cardholder contests, and the way to give more back ([1.D10] [6.R9]). */
export async function RefundsPanel({ structure, order }: PanelProps) {
  const scope = { structureId: structure.id, orderId: order.id }
  const [facts, refunds, disputes, now, t, refusals] = await Promise.all([
    findRefundableOrder(scope),
    listRefundsOfOrder(structure.id, order.id),
    listDisputesOfOrder(structure.id, order.id),
    clock(),
    getTranslations('refunds.panel'),
    getTranslations('refunds.refusals'),
  ])
  if (!facts || (order.status !== 'paid' && refunds.length === 0)) return null
  const verdict = checkAny(facts, now)
  const zone = structure.timeZone
  return (
    <Panel id="remboursements" title={t('title')}>
      {disputes.map((dispute) => (
        <Dispute key={dispute.id} dispute={dispute} zone={zone} currency={order.currency} />
      ))}
      {refunds.length === 0 ? <p className="text-muted">{t('none')}</p> : null}
      <ul className="grid gap-4">
        {refunds.map((refund) => (
          <Refund key={refund.id} refund={refund} zone={zone} currency={order.currency} />
        ))}
      </ul>
      {verdict.ok ? (
        <div>
          <LinkButton
            look="quiet"
            href={`/${structure.slug}/gestion/commandes/${formatOrderNumber(order.number)}/rembourser`}
          >
            {t('refund')}
          </LinkButton>
        </div>
      ) : (
        <p className="max-w-prose text-muted">{refusals(verdict.refusal)}</p>
      )}
    </Panel>
  )
}

/** Whether anything can be refunded: the whole, or a line by itself where the whole is more than what came. */
function checkAny(order: RefundableOrder, now: Instant) {
  const ids = order.lines.map(({ id }) => id)
  return ids.some((id) => checkRefund(order, [id], now).ok) ? allow : checkRefund(order, ids, now)
}

async function Dispute({ dispute, zone, currency }: { dispute: ShownDispute; zone: string; currency: string }) {
  const [t, states] = await Promise.all([getTranslations('refunds.panel'), getTranslations('refunds.disputeStates')])
  const { status, amountCents, openedAt } = dispute
  const detail = { amount: formatCents(amountCents, currency), day: formatNumericDay(dayOf(openedAt, zone)) }
  const kind = status === 'won' ? 'positive' : status === 'lost' ? 'danger' : 'warning'
  return (
    <Notice kind={kind} title={states(status)}>
      {t(`disputes.${status}`, detail)}
    </Notice>
  )
}

async function Refund({ refund, zone, currency }: { refund: ShownRefund; zone: string; currency: string }) {
  const [t, reasons, states, means] = await Promise.all([
    getTranslations('refunds.panel'),
    getTranslations('refunds.reasons'),
    getTranslations('refunds.states'),
    getTranslations('orders.byMeans'),
  ])
  const money = (amount: number) => formatCents(amount, currency)
  const day = formatNumericDay(dayOf(refund.createdAt, zone))
  return (
    <li className="grid gap-1 border-t border-line pt-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold">
          {t('line', { reason: reasons(refund.reason), day, amount: money(refund.amountCents) })}
        </span>
        <Tag kind={kinds[refund.status]}>{states(refund.status)}</Tag>
        {refund.creditNote ? (
          <span className="text-sm text-muted">{t('creditNote', { number: refund.creditNote })}</span>
        ) : null}
      </p>
      {refund.note ? <p className="text-sm">{refund.note}</p> : null}
      <ul className="grid gap-0.5 text-sm text-muted">
        {refund.lines.map((line) => (
          <li key={line.name}>
            {t('ofLine', { name: line.name, amount: money(line.amountCents), count: line.creditsRevoked })}
          </li>
        ))}
        {refund.parts.map((part) => (
          <li key={part.id}>
            {t('part', {
              amount: money(part.amountCents),
              means: means(part.means),
              state: states(part.status).toLowerCase(),
            })}
          </li>
        ))}
      </ul>
    </li>
  )
}
