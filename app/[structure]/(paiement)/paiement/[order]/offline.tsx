import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { clock } from '@/lib/core/clock'
import { formatDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { dayOf } from '@/lib/core/time'
import { listInstalments } from '@/lib/instalments/queries'
import { computeLeft } from '@/lib/instalments/rules'
import type { Order } from '@/lib/orders/queries'
import { lastDayBefore } from '@/lib/orders/rules'
import type { Structure } from '@/lib/structures/queries'
import { Cheques } from './cheques'
import { Transfer } from './transfer'

/** How to pay an order that waits for days: nothing is charged from here ([1.D4] [1.D5]). */
export async function Offline({ structure, order }: { structure: Structure; order: Order }) {
  const t = await getTranslations('payments.offline')
  const { timeZone } = structure
  const today = dayOf(await clock(), timeZone)
  const parts = await listInstalments({ structureId: structure.id, orderIds: [order.id] }, today, timeZone)
  const leftCents = computeLeft(order.totalCents, parts)
  return (
    <div className="grid gap-6">
      <Notice kind="positive" title={t('recordedTitle')}>
        {t('recorded')}
      </Notice>
      {leftCents < order.totalCents ? (
        <Notice>{t('partly', { amount: formatCents(leftCents, order.currency) })}</Notice>
      ) : null}
      {order.means === 'transfer' ? (
        <Transfer structure={structure} order={order} leftCents={leftCents} />
      ) : (
        <Cheques structure={structure} order={order} />
      )}
      <p className="text-muted">
        {t('onlyCard')}{' '}
        {order.expiresAt ? t('keptUntil', { day: formatDay(lastDayBefore(order.expiresAt, timeZone)) }) : null}
      </p>
    </div>
  )
}
