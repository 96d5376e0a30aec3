import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { formatInstant } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { findWithdrawal } from '@/lib/refunds/queries/find-withdrawal'
import type { RefundableOrder } from '@/lib/refunds/types'
import type { Structure } from '@/lib/structures/queries'

type Props = { structure: Structure; order: RefundableOrder; lineId: string }

/** The receipt on screen: renounced, when, and what comes back. */
export async function Withdrawn({ structure, order, lineId }: Props) {
  const [t, withdrawal] = await Promise.all([getTranslations('refunds.withdrawal'), findWithdrawal(order, lineId)])
  if (!withdrawal) return null
  const back = (
    <LinkButton href={`/${structure.slug}/mon-compte/achats`} look="quiet">
      {t('back')}
    </LinkButton>
  )
  return (
    <Notice kind="positive" title={t('doneTitle')} action={back} role="status">
      <p>{t('done', { when: formatInstant(withdrawal.at, structure.timeZone) })}</p>
      {withdrawal.amountCents > 0 ? (
        <p>{t('doneAmount', { amount: formatCents(withdrawal.amountCents, order.currency) })}</p>
      ) : null}
    </Notice>
  )
}
