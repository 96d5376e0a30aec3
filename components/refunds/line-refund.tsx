import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/card'
import type { OfferKind } from '@/lib/catalogue/types'
import { formatDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import type { Day } from '@/lib/core/time'
import { computeWithdrawalEnd } from '@/lib/refunds/rules'

type Line = { id: string; kind: OfferKind; name: string; refundedCents: number; isWithdrawn: boolean }
type Props = {
  line: Line
  currency: string
  orderedOn: Day
  today: Day
  folder: string
  /** Bought face to face: nothing to renounce ([1.H8]). */
  isDeskSale: boolean
  /** The structure gives back dated sessions too ([6.L2]). */
  withdrawsDatedSessions: boolean
}

/**
 * What of a line was credited (less may have been given back: a part of its price not yet paid isn't), or the way to renounce it: 'Renoncer au contrat ici' stands there for as long as the right
 * lasts ([1.D13] [6.L2]). `folder` is where the pages of withdrawals are.
 */
export function LineRefund({ line, currency, orderedOn, today, folder, isDeskSale, withdrawsDatedSessions }: Props) {
  const t = useTranslations('refunds')
  if (line.isWithdrawn || line.refundedCents > 0) {
    const key = !line.isWithdrawn ? 'refunded' : line.refundedCents > 0 ? 'withdrawn' : 'withdrawnFree'
    return (
      <p>
        <Tag>{t(`line.${key}`, { amount: formatCents(line.refundedCents, currency) })}</Tag>
      </p>
    )
  }
  const until = computeWithdrawalEnd(orderedOn)
  const isExempt = line.kind === 'group' && !withdrawsDatedSessions
  if (isDeskSale || isExempt || today > until) return null
  return (
    <p className="no-print flex flex-wrap items-center gap-x-1.5 text-sm font-normal">
      <a
        href={`${folder}/${line.id}`}
        aria-label={t('withdrawal.linkLabel', { name: line.name })}
        className="inline-flex min-h-11 items-center"
      >
        {t('withdrawal.link')}
      </a>
      <span className="text-muted">({t('withdrawal.until', { day: formatDay(until) })})</span>
    </p>
  )
}
