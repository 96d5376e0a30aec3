import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { formatCents } from '@/lib/core/money'
import { formatOrderNumber } from '@/lib/orders/rules'
import type { WaitingWriteOff } from '@/lib/write-offs/types'

type Props = { slug: string; currency: string; proposals: readonly WaitingWriteOff[] }

/** Debts that one person would give up, and a second one has to decide about ([6.S5]). */
export function WaitingWriteOffs({ slug, currency, proposals }: Props) {
  const t = useTranslations('writeOffs')
  if (proposals.length === 0) return null
  return (
    <Notice kind="warning" title={t('waitingTitle', { count: proposals.length })}>
      <ul>
        {proposals.map(({ id, orderNumber, clientName, amountCents, proposedBy }) => (
          <li key={id}>
            <a href={`/${slug}/gestion/commandes/${formatOrderNumber(orderNumber)}#abandon`} className="block-link">
              {t('waitingLine', {
                client: clientName,
                order: formatOrderNumber(orderNumber),
                amount: formatCents(amountCents, currency),
                name: proposedBy.name,
              })}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
