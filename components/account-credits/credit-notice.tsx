import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { formatCents } from '@/lib/core/money'

/** What the structure holds for a member, and that their next order uses it first ([6.R9]); nothing when it holds nothing. */
export function CreditNotice({ cents, currency }: { cents: number; currency: string }) {
  const t = useTranslations('transfers.credit')
  if (cents === 0) return null
  return (
    <Notice kind="info" icon="star" title={t('title', { amount: formatCents(cents, currency) })}>
      {t('text')}
    </Notice>
  )
}
