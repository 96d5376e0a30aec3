import { useTranslations } from 'next-intl'
import { ChequeTracker } from '@/components/cheques/cheque-tracker'
import { PaperLinks } from '@/components/papers/paper-links'
import { WantedPaperButton } from '@/components/papers/wanted-paper'
import { SessionDates } from '@/components/places/session-dates'
import { LineRefund } from '@/components/refunds/line-refund'
import { Details } from '@/components/ui/details'
import { type Column, Records } from '@/components/ui/records'
import { formatNumericDay } from '@/lib/core/formatting'
import { cents, formatCents, sum } from '@/lib/core/money'
import { type Day, dayOf } from '@/lib/core/time'
import type { Instalment } from '@/lib/instalments/types'
import type { Order, OrderLine } from '@/lib/orders/queries'
import { formatOrderNumber } from '@/lib/orders/rules'
import { CardSchedule } from './card-schedule'

type Props = {
  order: Order
  /** Of an order by card in several times. */
  parts: readonly Instalment[]
  zone: string
  withdrawsDatedSessions: boolean
  today: Day
  slug: string
}

/** A paid order in one sentence, its lines with until when they can be used, and its papers ([1.E2]). */
export function PaidOrder({ order, parts, zone, today, slug, withdrawsDatedSessions }: Props) {
  const t = useTranslations('orders')
  const wanted = useTranslations('papers.wanted')
  const ofCheques = useTranslations('cheques.tracker')
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
      <Lines {...{ order, zone, today, slug, withdrawsDatedSessions }} />
      {order.cheques.length > 0 ? <ChequeTracker caption={ofCheques('caption', { number })} order={order} /> : null}
      {parts.length > 0 ? <CardSchedule parts={parts} number={number} currency={order.currency} slug={slug} /> : null}
      <div className="no-print flex flex-wrap gap-x-6">
        <PaperLinks papers={order.papers} folder={`/${slug}/mon-compte/documents`} />
        {order.papers.length === 0 || order.keptCents <= 0 ? null : (
          <WantedPaperButton
            to={`/${slug}/mon-compte/papiers`}
            wanted={{ kind: 'payment_attestation', orderId: order.id }}
            label={wanted('payment')}
          />
        )}
      </div>
    </article>
  )
}

function Summary({ order, zone }: { order: Order; zone: string }) {
  const t = useTranslations('orders.mine')
  const means = useTranslations('orders.byMeans')
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

/** What the last column says of the lines: until when they can be used, or how often they may be postponed ([1.E2]). */
function validityOf(lines: readonly OrderLine[]): 'validUntil' | 'postponements' | 'validity' {
  if (lines.every(({ kind }) => kind !== 'group')) return 'validUntil'
  return lines.every(({ kind }) => kind === 'group') ? 'postponements' : 'validity'
}

function Lines({ order, zone, today, slug, withdrawsDatedSessions }: Omit<Props, 'parts'>) {
  const t = useTranslations('orders.mine.table')
  const orderedOn = dayOf(order.orderedAt, zone)
  const boughtOn = formatNumericDay(orderedOn)
  const refund = {
    currency: order.currency,
    orderedOn,
    today,
    folder: `/${slug}/mon-compte/achats/renoncer`,
    isDeskSale: order.cartId === null,
    withdrawsDatedSessions,
  }
  const columns: Column<OrderLine>[] = [
    {
      key: 'name',
      label: t('name'),
      cell: (line) => (
        <>
          <Name line={line} zone={zone} />
          <LineRefund line={line} {...refund} />
        </>
      ),
    },
    { key: 'learner', label: t('learner'), cell: (line) => line.learnerName },
    { key: 'price', label: t('price'), numeric: true, cell: (line) => formatCents(line.priceCents, order.currency) },
    { key: 'boughtOn', label: t('boughtOn'), numeric: true, cell: () => boughtOn },
    { key: 'validUntil', label: t(validityOf(order.lines)), numeric: true, cell: (line) => <Validity line={line} /> },
  ]
  return (
    <Records caption={t('caption', { number: formatOrderNumber(order.number) })} columns={columns} rows={order.lines} />
  )
}

function Name({ line, zone }: { line: OrderLine; zone: string }) {
  const t = useTranslations('orders.mine')
  const places = useTranslations('places.hold')
  const { rules } = line
  return (
    <>
      {line.name}
      {line.sessions.length > 0 ? (
        <Details summary={places('sessions')} className="font-normal">
          <SessionDates sessions={line.sessions} zone={zone} />
        </Details>
      ) : null}
      <Details summary={t('rules')} className="font-normal">
        <p>{rules.conditions}</p>
        {line.kind === 'membership' ? null : (
          <p>{t(line.kind === 'group' ? 'rulesPostponed' : 'rulesNotice', { hours: rules.cancellationNoticeHours })}</p>
        )}
      </Details>
    </>
  )
}

function Validity({ line }: { line: OrderLine }) {
  const t = useTranslations('orders.mine')
  const { grant } = line
  if (!grant) return '–'
  if (line.kind === 'group') return t('postponements', { count: line.rules.postponements })
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
