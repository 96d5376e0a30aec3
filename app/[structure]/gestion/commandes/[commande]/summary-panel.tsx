import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { formatCents } from '@/lib/core/money'
import { listDeskPayments } from '@/lib/desk/queries/get-order'
import { sortMoney } from '@/lib/desk/rules'
import { formatPhone } from '@/lib/site/rules'
import { Panel, type PanelProps } from './panel'

/** Who ordered, how it is paid, and what is still expected. */
export async function SummaryPanel({ actor, structure, order }: PanelProps) {
  const [payments, t, means, list] = await Promise.all([
    listDeskPayments(actor, order.id),
    getTranslations('desk.order'),
    getTranslations('orders.means'),
    getTranslations('desk.orders'),
  ])
  const { receivedCents, inDrawerCents, dueCents } = sortMoney(payments)
  const money = (amount: number) => formatCents(amount, order.currency)
  const name = means(order.means)
  const isLive = order.status === 'pending' || order.status === 'paid'
  return (
    <Panel id="resume" title={order.client.name}>
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-[3fr_2fr_2fr_2fr]">
        <Fact label={t('client')}>
          <a href={`/${structure.slug}/gestion/dossiers/${order.client.number}`}>
            {t('clientNumber', { number: order.client.number })}
          </a>
          {order.client.email ? (
            <a href={`mailto:${order.client.email}`} className="block break-words">
              {order.client.email}
            </a>
          ) : null}
          {order.client.phone ? <span className="block">{formatPhone(order.client.phone)}</span> : null}
        </Fact>
        <Fact label={t('means')}>
          <span className="inline-block first-letter:uppercase">
            {order.instalments > 1 ? list('times', { means: name, count: order.instalments }) : name}
          </span>
        </Fact>
        <Fact label={t('total')}>
          <span className="display text-2xl">{money(order.totalCents)}</span>
          <span className="block text-sm text-muted">
            {t('received')} {money(receivedCents)}
            {inDrawerCents > 0 ? ` · ${t('inDrawer', { amount: money(inDrawerCents) })}` : null}
            {isLive && dueCents > 0 ? ` · ${t('left').toLowerCase()} ${money(dueCents)}` : null}
          </span>
        </Fact>
        <Fact label={t('start')}>
          {t(order.isDeskSale ? 'faceToFace' : order.requestsImmediateStart ? 'immediate' : 'afterWithdrawal')}
        </Fact>
      </dl>
    </Panel>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
