import { useTranslations } from 'next-intl'
import { Button, LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { formatInstant, formatTime } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { wallTimeOf } from '@/lib/core/time'
import type { Order } from '@/lib/orders/queries'
import { formatOrderNumber } from '@/lib/orders/rules'
import { deleteWaitingOrder } from '@/lib/payments/actions'
import { OrderLines } from './order-lines'

type Props = { structure: { slug: string; timeZone: string }; orders: Order[] }

/** 'Mes achats en attente de paiement': pay again, or delete ([1.D7]). */
export function WaitingOrders({ structure, orders }: Props) {
  const t = useTranslations('orders.waiting')
  if (orders.length === 0) return null
  return (
    <section aria-labelledby="attente" className="grid gap-4">
      <h2 id="attente">{t('title')}</h2>
      <p className="text-muted">{t('recorded')}</p>
      {orders.map((order) => (
        <WaitingOrder key={order.id} structure={structure} order={order} />
      ))}
    </section>
  )
}

function WaitingOrder({ structure, order }: { structure: Props['structure']; order: Order }) {
  const t = useTranslations('orders')
  const number = formatOrderNumber(order.number)
  const total = formatCents(order.totalCents, order.currency)
  const { slug, timeZone } = structure
  return (
    <Card accent className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="display text-xl">{t('number', { number })}</h3>
        <p className="text-muted">{t('waiting.orderedOn', { day: formatInstant(order.orderedAt, timeZone) })}</p>
      </div>
      <OrderLines lines={order.lines} currency={order.currency} total={order.totalCents} />
      <p>
        {t('waiting.means', { means: t(`means.${order.means}`) })}{' '}
        <strong>{t('waiting.expected', { amount: total })}</strong>
      </p>
      {order.isProcessing ? (
        <Notice>{t('waiting.processing')}</Notice>
      ) : (
        <>
          {order.expiresAt ? (
            <p className="text-muted">
              {t('waiting.until', { time: formatTime(wallTimeOf(order.expiresAt, timeZone)) })}
            </p>
          ) : null}
          <div className="flex flex-wrap gap-3">
            <LinkButton href={`/${slug}/paiement/${order.id}`}>{t('waiting.pay', { number })}</LinkButton>
            <form action={deleteWaitingOrder}>
              <input type="hidden" name="structure" value={slug} />
              <input type="hidden" name="order" value={order.id} />
              <Button type="submit" look="quiet" aria-label={t('waiting.deleteLabel', { number })}>
                {t('waiting.delete')}
              </Button>
            </form>
          </div>
        </>
      )}
    </Card>
  )
}
