import { useTranslations } from 'next-intl'
import { ChequeTracker } from '@/components/cheques/cheque-tracker'
import { Button, LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { GuardedFields } from '@/components/ui/form-guard'
import { Notice } from '@/components/ui/notice'
import { formatDay, formatInstant, formatTime } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { wallTimeOf } from '@/lib/core/time'
import { computeLeft } from '@/lib/instalments/rules'
import type { Instalment } from '@/lib/instalments/types'
import type { Order } from '@/lib/orders/queries'
import { formatOrderNumber, isKeptInCart, lastDayBefore } from '@/lib/orders/rules'
import { deleteWaitingOrder } from '@/lib/payments/actions'
import { OrderLines } from './order-lines'
import { Schedule } from './schedule'

type Props = {
  structure: { slug: string; timeZone: string }
  orders: Order[]
  /** Their schedules, whatever their means. */
  parts: readonly Instalment[]
}

/** 'Mes achats en attente de paiement': pay again, or delete ([1.D7]). */
export function WaitingOrders({ structure, orders, parts }: Props) {
  const t = useTranslations('orders.waiting')
  if (orders.length === 0) return null
  return (
    <section aria-labelledby="attente" className="grid gap-4">
      <h2 id="attente">{t('title')}</h2>
      <p className="text-muted">{t('recorded')}</p>
      {orders.map((order) => (
        <WaitingOrder
          key={order.id}
          structure={structure}
          order={order}
          parts={parts.filter(({ orderId }) => orderId === order.id)}
        />
      ))}
    </section>
  )
}

/** Money from outside: the client's own credit comes back by itself ([1.D7]). */
const hasCome = ({ means, state }: Instalment) =>
  means !== 'account_credit' && (state === 'paid' || state === 'received')

type OneProps = Omit<Props, 'orders'> & { order: Order }

function WaitingOrder({ structure, order, parts }: OneProps) {
  const t = useTranslations('orders')
  const number = formatOrderNumber(order.number)
  const left = computeLeft(order.totalCents, parts)
  return (
    <Card accent className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="display text-xl">{t('number', { number })}</h3>
        <p className="text-muted">
          {t('waiting.orderedOn', { day: formatInstant(order.orderedAt, structure.timeZone) })}
        </p>
      </div>
      <OrderLines lines={order.lines} currency={order.currency} total={order.totalCents} zone={structure.timeZone} />
      {order.cheques.length > 0 ? (
        <ChequeTracker caption={t('waiting.schedule', { number })} order={order} />
      ) : parts.length > 1 ? (
        <Schedule caption={t('waiting.schedule', { number })} currency={order.currency} parts={parts} />
      ) : null}
      <p className="flex flex-wrap gap-x-6">
        <span>{t('waiting.means', { means: t(`means.${order.means}`) })}</span>
        <strong>{t('waiting.expected', { amount: formatCents(left, order.currency) })}</strong>
      </p>
      {order.isProcessing ? (
        <Notice>{t('waiting.processing')}</Notice>
      ) : (
        <Steps structure={structure} order={order} hasMoney={parts.some(hasCome)} />
      )}
    </Card>
  )
}

/** Until when, how to pay, and 'Supprimer la commande' while nothing has come ([1.D7]). */
function Steps({ structure, order, hasMoney }: { structure: Props['structure']; order: Order; hasMoney: boolean }) {
  const t = useTranslations('orders.waiting')
  const number = formatOrderNumber(order.number)
  const { slug, timeZone } = structure
  return (
    <>
      <p className="text-muted">{hasMoney ? t('received') : order.expiresAt ? until(order.expiresAt) : null}</p>
      <div className="flex flex-wrap gap-3">
        <LinkButton href={`/${slug}/paiement/${order.id}`}>
          {isKeptInCart(order.means) ? t('pay', { number }) : t('how', { number })}
        </LinkButton>
        {hasMoney ? null : (
          <form action={deleteWaitingOrder}>
            <GuardedFields>
              <input type="hidden" name="structure" value={slug} />
              <input type="hidden" name="order" value={order.id} />
              <Button type="submit" look="quiet" aria-label={t('deleteLabel', { number })}>
                {t('delete')}
              </Button>
            </GuardedFields>
          </form>
        )}
      </div>
    </>
  )

  function until(expiresAt: Date) {
    if (isKeptInCart(order.means)) return t('until', { time: formatTime(wallTimeOf(expiresAt, timeZone)) })
    return t('untilDay', { day: formatDay(lastDayBefore(expiresAt, timeZone)) })
  }
}
