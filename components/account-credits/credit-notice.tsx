import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { getCreditBalance } from '@/lib/account-credits/queries'
import type { Actor } from '@/lib/core/actor'
import { formatCents } from '@/lib/core/money'

/** What the structure holds for a member, and that their next order uses it first ([6.R9]); nothing when it holds nothing. */
export async function CreditNotice({ actor, currency }: { actor: Actor; currency: string }) {
  if (actor.kind !== 'member') return null
  const balance = await getCreditBalance(actor.clientFileId)
  if (balance === 0) return null
  const t = await getTranslations('transfers.credit')
  return (
    <Notice kind="info" icon="star" title={t('title', { amount: formatCents(balance, currency) })}>
      {t('text')}
    </Notice>
  )
}
