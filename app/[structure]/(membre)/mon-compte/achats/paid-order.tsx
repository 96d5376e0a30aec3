import { useTranslations } from 'next-intl'
import { PaperLinks } from '@/components/papers/paper-links'
import { LineRefund } from '@/components/refunds/line-refund'
import { Details } from '@/components/ui/details'
import { type Column, Records } from '@/components/ui/records'
import { formatNumericDay } from '@/lib/core/formatting'
import { cents, formatCents, sum } from '@/lib/core/money'
import { type Day, dayOf } from '@/lib/core/time'
import type { Order, OrderLine } from '@/lib/orders/queries'
import { formatOrderNumber } from '@/lib/orders/rules'
import type { OrderPaper } from '@/lib/papers/queries/list-papers'

type Props = { order: Order; zone: string; today: Day; slug: string; papers: OrderPaper[]; folder: string }

/** A paid order in one sentence, its lines with until when they can be used, and its papers ([1.E2]). */
export function PaidOrder({ order, zone, today, slug, papers, folder }: Props) {
  const t = useTranslations('orders')
  const number = formatOrderNumber(order.number)
  return (
    <article aria-labelledby={`commande-${order.number}`} className="grid min-w-0 gap-3">
      <div>
        <h3 id={`commande-${order.number}`} className="display text-xl">
          {t('number', { number })}
        </h3>
        <p className="text-muted">
          <Summary order={order} zone={zone} />
        </p>
      </div>
      <Lines order={order} zone={zone} today={today} slug={slug} />
      <PaperLinks papers={papers} folder={folder} />
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
    count: order.instalments,
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

function Lines({ order, zone, today, slug }: Pick<Props, 'order' | 'zone' | 'today' | 'slug'>) {
  const t = useTranslations('orders.mine.table')
  const orderedOn = dayOf(order.orderedAt, zone)
  const boughtOn = formatNumericDay(orderedOn)
  const refund = { currency: order.currency, orderedOn, today, folder: `/${slug}/mon-compte/achats/renoncer` }
  const columns: Column<OrderLine>[] = [
    {
      key: 'name',
      label: t('name'),
      cell: (line) => (
        <>
          <Name line={line} />
          <LineRefund line={line} {...refund} />
        </>
      ),
    },
    { key: 'learner', label: t('learner'), cell: (line) => line.learnerName },
    { key: 'price', label: t('price'), numeric: true, cell: (line) => formatCents(line.priceCents, order.currency) },
    { key: 'boughtOn', label: t('boughtOn'), numeric: true, cell: () => boughtOn },
    { key: 'validUntil', label: t('validUntil'), numeric: true, cell: (line) => <Validity line={line} /> },
  ]
  return (
    <Records caption={t('caption', { number: formatOrderNumber(order.number) })} columns={columns} rows={order.lines} />
  )
}

function Name({ line }: { line: OrderLine }) {
  const t = useTranslations('orders.mine')
  const { rules } = line
  return (
    <>
      {line.name}
      <Details summary={t('rules')} className="font-normal">
        <p>{rules.conditions}</p>
        {line.kind === 'membership' ? null : <p>{t('rulesNotice', { hours: rules.cancellationNoticeHours })}</p>}
      </Details>
    </>
  )
}

function Validity({ line: { grant } }: { line: OrderLine }) {
  const t = useTranslations('orders.mine')
  if (!grant) return '–'
  const isLater = grant.bookableFrom !== null && grant.bookableFrom > grant.validFrom
  return (
    <>
      {formatNumericDay(grant.validUntil)}
      {isLater ? (
        <span className="block text-sm text-muted">
          {t('bookableFrom', { day: formatNumericDay(grant.bookableFrom!) })}
        </span>
      ) : null}
    </>
  )
}
