import { useTranslations } from 'next-intl'
import { Tag, type TagKind } from '@/components/ui/card'
import { describeOrder } from '@/lib/desk/rules'
import type { OrderWord, ShownOrder } from '@/lib/desk/types'

const kinds: Record<OrderWord, TagKind> = {
  pending: 'warning',
  paid: 'positive',
  expired: 'neutral',
  cancelled: 'neutral',
  unpaid: 'danger',
  refunded: 'neutral',
}

/** An order's state in one word, the same in the list and on its page. */
export function OrderStatusTag({ order }: { order: ShownOrder }) {
  const t = useTranslations('desk.statuses')
  const word = describeOrder(order)
  return <Tag kind={kinds[word]}>{t(word)}</Tag>
}
