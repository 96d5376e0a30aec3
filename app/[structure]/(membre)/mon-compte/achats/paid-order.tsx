import { useTranslations } from 'next-intl'
import { Details } from '@/components/ui/details'
import { Table, Td, Th } from '@/components/ui/table'
import { formatNumericDay } from '@/lib/core/formatting'
import { cents, formatCents, sum } from '@/lib/core/money'
import { dayOf } from '@/lib/core/time'
import type { Order, OrderLine } from '@/lib/orders/queries'
import { formatOrderNumber } from '@/lib/orders/rules'

/** A paid order in one sentence, then its lines with until when they can be used ([1.E2]). */
export function PaidOrder({ order, zone }: { order: Order; zone: string }) {
  const t = useTranslations('orders')
  const number = formatOrderNumber(order.number)
  return (
    <article aria-labelledby={`commande-${order.number}`} className="grid gap-3">
      <div>
        <h3 id={`commande-${order.number}`} className="display text-xl">
          {t('number', { number })}
        </h3>
        <p className="text-muted">
          <Summary order={order} zone={zone} />
        </p>
      </div>
      <Table caption={t('mine.table.caption', { number })}>
        <thead>
          <tr>
            <Th>{t('mine.table.name')}</Th>
            <Th>{t('mine.table.learner')}</Th>
            <Th numeric>{t('mine.table.price')}</Th>
            <Th numeric>{t('mine.table.boughtOn')}</Th>
            <Th numeric>{t('mine.table.validUntil')}</Th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <Row key={line.id} line={line} order={order} zone={zone} />
          ))}
        </tbody>
      </Table>
    </article>
  )
}

function Summary({ order, zone }: { order: Order; zone: string }) {
  const t = useTranslations('orders.mine')
  const means = useTranslations('orders.means')
  const memberships = order.lines.filter((line) => line.kind === 'membership')
  const sentence = t('summary', {
    orderedOn: formatNumericDay(dayOf(order.orderedAt, zone)),
    paidOn: formatNumericDay(order.paidOn ?? dayOf(order.orderedAt, zone)),
    count: 1,
    means: means(order.means),
    total: formatCents(order.totalCents, order.currency),
  })
  if (memberships.length === 0) return <>{sentence}.</>
  const price = formatCents(sum(memberships.map((line) => cents(line.priceCents))), order.currency)
  const key = memberships.length === 1 ? 'withMembership' : 'withMemberships'
  return (
    <>
      {sentence} {t(key, { count: memberships.length, price })}.
    </>
  )
}

function Row({ line, order, zone }: { line: OrderLine; order: Order; zone: string }) {
  const t = useTranslations('orders.mine')
  const { grant, rules } = line
  const isLater = grant?.bookableFrom && grant.bookableFrom > grant.validFrom
  return (
    <tr>
      <Td>
        {line.name}
        <Details summary={t('rules')}>
          <p>{rules.conditions}</p>
          {line.kind === 'membership' ? null : <p>{t('rulesNotice', { hours: rules.cancellationNoticeHours })}</p>}
        </Details>
      </Td>
      <Td>{line.learnerName}</Td>
      <Td numeric>{formatCents(line.priceCents, order.currency)}</Td>
      <Td numeric>{formatNumericDay(dayOf(order.orderedAt, zone))}</Td>
      <Td numeric>
        {grant ? formatNumericDay(grant.validUntil) : '–'}
        {isLater ? (
          <span className="block text-sm text-muted">
            {t('bookableFrom', { day: formatNumericDay(grant.bookableFrom!) })}
          </span>
        ) : null}
      </Td>
    </tr>
  )
}
