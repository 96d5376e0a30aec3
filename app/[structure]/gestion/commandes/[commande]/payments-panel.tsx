import { getTranslations } from 'next-intl/server'
import { Tag, type TagKind } from '@/components/ui/card'
import { type Column, Records } from '@/components/ui/records'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { dayOf } from '@/lib/core/time'
import { listDeskPayments } from '@/lib/desk/queries/get-order'
import type { DeskPayment } from '@/lib/desk/types'
import type { PaymentStatus } from '@/lib/payments/types'
import { Panel, type PanelProps } from './panel'
import { TakeOtherwise } from './take-otherwise'

const kinds: Record<PaymentStatus, TagKind> = {
  expected: 'warning',
  processing: 'info',
  received: 'info',
  succeeded: 'positive',
  bounced: 'danger',
  failed: 'danger',
  cancelled: 'neutral',
  written_off: 'neutral',
}

const isRefused = ({ means, status, graceUntil }: DeskPayment) =>
  means === 'card' && status === 'expected' && graceUntil !== null

/** Every amount expected or received, whatever its means. */
export async function PaymentsPanel({ actor, structure, order }: PanelProps) {
  const [payments, t, means, statuses, schedules] = await Promise.all([
    listDeskPayments(actor, order.id),
    getTranslations('desk.order'),
    getTranslations('orders.means'),
    getTranslations('desk.paymentStatuses'),
    getTranslations('schedules'),
  ])
  // The panel of cheques says all of these, and more.
  if (payments.length > 0 && payments.every((payment) => payment.means === 'cheque')) return null
  const day = (instant: Date | null) => (instant ? formatNumericDay(dayOf(instant, structure.timeZone)) : '–')
  const columns: Column<DeskPayment>[] = [
    {
      key: 'due',
      label: t('paymentsColumns.due'),
      cell: ({ dueOn }) => (dueOn ? formatNumericDay(dueOn) : '–'),
    },
    {
      key: 'means',
      label: t('paymentsColumns.means'),
      cell: (payment) => (
        <>
          <span className="inline-block first-letter:uppercase">{means(payment.means)}</span>
          {payment.replacesId ? <span className="block text-sm text-muted">{t('replacement')}</span> : null}
        </>
      ),
    },
    {
      key: 'amount',
      label: t('paymentsColumns.amount'),
      numeric: true,
      cell: ({ amountCents }) => formatCents(amountCents, order.currency),
    },
    { key: 'received', label: t('paymentsColumns.received'), numeric: true, cell: ({ receivedAt }) => day(receivedAt) },
    { key: 'reference', label: t('paymentsColumns.reference'), cell: ({ reference }) => reference || '–' },
    {
      key: 'status',
      label: t('paymentsColumns.status'),
      cell: ({ status, graceUntil }) =>
        status === 'expected' && graceUntil ? (
          <Tag kind="danger">{schedules('graceUntil', { day: formatNumericDay(graceUntil) })}</Tag>
        ) : (
          <Tag kind={kinds[status]}>{statuses(status)}</Tag>
        ),
    },
  ]
  return (
    <Panel id="reglements" title={t('payments')}>
      {payments.length === 0 ? (
        <p className="text-muted">{t('noPayment')}</p>
      ) : (
        <>
          <Records caption={t('paymentsCaption')} columns={columns} rows={payments} />
          {payments.filter(isRefused).map((payment) => (
            <TakeOtherwise key={payment.id} slug={structure.slug} order={order} payment={payment} />
          ))}
        </>
      )}
    </Panel>
  )
}
