import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { formatCents } from '@/lib/core/money'
import type { Instalment } from '@/lib/instalments/types'

/** What the client's credit has paid of an order that still waits for the rest ([6.R9]); nothing when it has paid nothing. */
export function CreditUsed({ parts, currency }: { parts: readonly Instalment[]; currency: string }) {
  const t = useTranslations('transfers.credit')
  const used = parts.filter(({ means, state }) => means === 'account_credit' && state === 'paid')
  if (used.length === 0) return null
  const amount = used.reduce((sum, { amountCents }) => sum + amountCents, 0)
  return (
    <Notice kind="info" icon="star" className="mt-8">
      {t('used', { amount: formatCents(amount, currency) })}
    </Notice>
  )
}
