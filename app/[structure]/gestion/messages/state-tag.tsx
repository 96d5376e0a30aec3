import { useTranslations } from 'next-intl'
import { Tag, type TagKind } from '@/components/ui/card'
import type { MessageState } from '@/lib/messages/types'

const kinds: Record<MessageState, TagKind> = {
  queued: 'neutral',
  sent: 'info',
  delivered: 'positive',
  bounced: 'danger',
  complained: 'danger',
  failed: 'danger',
  to_check: 'warning',
  withheld: 'neutral',
}

/** What became of a message, in a word. */
export function StateTag({ state }: { state: MessageState }) {
  const t = useTranslations('deliveries')
  return <Tag kind={kinds[state]}>{t(`states.${state}`)}</Tag>
}
