import { useTranslations } from 'next-intl'
import { Tag, type TagKind } from '@/components/ui/card'
import type { OrderStatus } from '@/lib/orders/types'

const kinds: Record<OrderStatus, TagKind> = {
  pending: 'warning',
  paid: 'positive',
  expired: 'neutral',
  cancelled: 'neutral',
}

/** An order's state in one word; an active one with an amount late or bounced says so. */
export function OrderStatusTag({ status, isUnpaid = false }: { status: OrderStatus; isUnpaid?: boolean }) {
  const t = useTranslations('desk')
  if (isUnpaid) return <Tag kind="danger">{t('unpaid')}</Tag>
  return <Tag kind={kinds[status]}>{t(`statuses.${status}`)}</Tag>
}
