import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { formatInstant, formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { type DeskOrder, findDeskOrder } from '@/lib/desk/queries/get-order'
import { readOrderNumber } from '@/lib/desk/rules'
import { requireStaff } from '@/lib/gate/actor'
import { formatOrderNumber, isKeptInCart, lastDayBefore } from '@/lib/orders/rules'
import { moneyDesk } from '@/lib/staff/types'
import { OrderStatusTag } from '../order-status'
import { BillingPanel } from './billing-panel'
import { ChequesPanel } from './cheques-panel'
import { GiveUpPanel } from './give-up-panel'
import { JournalPanel } from './journal-panel'
import { LinesPanel } from './lines-panel'
import { PapersPanel } from './papers-panel'
import { PaymentsPanel } from './payments-panel'
import { RefundsPanel } from './refunds-panel'
import { SummaryPanel } from './summary-panel'
import { TransfersPanel } from './transfers-panel'
import { WriteOffPanel } from './write-off-panel'

type Props = {
  params: Promise<{ structure: string; commande: string }>
  searchParams: Promise<{ vente?: string | string[]; cheque?: string | string[] }>
}

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const number = decodeURIComponent((await params).commande)
  return { title: (await getTranslations('desk.order'))('title', { number }) }
}

/** All that the office knows of an order and can do about it: a panel each, which is absent when it has nothing to say. */
export default async function OrderPage({ params, searchParams }: Props) {
  const { structure: slug, commande } = await params
  const path = `/${slug}/gestion/commandes`
  const { actor, structure } = await requireStaff(slug, `${path}/${commande}`, moneyDesk)
  const number = /^C\d{1,9}$/.test(commande) ? readOrderNumber(commande) : null
  const order = (number === null ? null : await findDeskOrder(actor, number)) ?? notFound()
  const [asked, t] = await Promise.all([searchParams, getTranslations('desk.order')])
  const panel = { actor, structure, order }
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{t('back')}</a>}
        title={t('title', { number: formatOrderNumber(order.number) })}
        lead={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <OrderStatusTag order={order} />
            <Situation order={order} zone={structure.timeZone} />
          </span>
        }
        className="pb-0"
      />
      {order.isDeskSale && asked.vente ? <JustSold order={order} /> : null}
      <SummaryPanel {...panel} />
      <BillingPanel {...panel} />
      <LinesPanel {...panel} />
      <PaymentsPanel {...panel} />
      <ChequesPanel {...panel} done={asked.cheque} />
      <TransfersPanel {...panel} />
      <PapersPanel {...panel} />
      <GiveUpPanel {...panel} />
      <WriteOffPanel {...panel} />
      <RefundsPanel {...panel} />
      <JournalPanel {...panel} />
    </div>
  )
}

async function Situation({ order, zone }: { order: DeskOrder; zone: string }) {
  const t = await getTranslations('desk.order')
  const day = (instant: Date) => formatNumericDay(dayOf(instant, zone))
  const parts = [
    t('orderedOn', { day: day(order.orderedAt) }),
    order.isDeskSale ? t('deskSale') : null,
    order.paidOn ? t('paidOn', { day: formatNumericDay(order.paidOn) }) : null,
    order.status === 'pending' && order.expiresAt ? t('waitsUntil', { until: describeEnd(order, zone) }) : null,
    order.endedAt ? t('ended', { day: day(order.endedAt) }) : null,
  ]
  return <span>{parts.filter(Boolean).join(' · ')}</span>
}

/** The last day of an order kept for days; the very minute of one that a card pays at once. */
const describeEnd = ({ means, expiresAt }: DeskOrder, zone: string) =>
  isKeptInCart(means) ? formatInstant(expiresAt!, zone) : formatNumericDay(lastDayBefore(expiresAt!, zone))

/** What follows a sale at the desk, said once it is recorded ([1.H8]). */
async function JustSold({ order }: { order: DeskOrder }) {
  const t = await getTranslations('desk.sale')
  const next = order.means === 'cheque' ? 'recordedCheque' : 'recordedTransfer'
  return (
    <Notice kind="positive" role="status" title={t('recorded')}>
      {t(order.status === 'paid' ? 'recordedNow' : next)} {t(order.client.email ? 'told' : 'untold')}
    </Notice>
  )
}
