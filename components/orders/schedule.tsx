import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { type Column, Records } from '@/components/ui/records'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import type { Day } from '@/lib/core/time'
import type { InstalmentState } from '@/lib/instalments/types'

/** A part of what an order costs. Without `state` it is one that may still be chosen, before the order ([1.D6]). */
export type SchedulePart = {
  /** From 1; 0 is what the account credit paid. */
  rank: number
  amountCents: number
  /** Null: as soon as possible. */
  dueOn: Day | null
  state?: InstalmentState
  paidOn?: Day | null
  /** Until when a refused card may be made good without losing anything ([1.D11]). */
  graceUntil?: Day | null
  /** It makes good a payment that bounced or failed ([1.D12]). */
  isReplacement?: boolean
}

type Row = SchedulePart & { id: string }
type Props = {
  /** Names the table for whoever doesn't see it. */
  caption: string
  currency: string
  parts: readonly SchedulePart[]
  /** What one part alone can do or say: a button, where its cheque is. */
  detail?: { label: string; of: (part: SchedulePart) => ReactNode }
}

const colours: Partial<Record<InstalmentState, string>> = {
  paid: 'text-positive',
  refused: 'font-medium text-danger',
  bounced: 'font-medium text-danger',
  due: 'font-medium text-warning',
  cancelled: 'text-muted line-through',
  given_up: 'text-muted',
}

/** In which parts and on which days an order is paid, and how each stands: the same table whatever the means ([1.D11]). */
export function Schedule({ caption, currency, parts, detail }: Props) {
  const t = useTranslations('schedules')
  const count = parts.filter(({ rank, isReplacement }) => rank > 0 && !isReplacement).length
  const columns: Column<Row>[] = [
    { key: 'part', label: t('part'), cell: nameOf },
    { key: 'dueOn', label: t('dueOn'), cell: ({ dueOn }) => (dueOn ? formatNumericDay(dueOn) : t('soon')) },
    { key: 'amount', label: t('amount'), numeric: true, cell: (part) => formatCents(part.amountCents, currency) },
  ]
  if (parts.some(({ state }) => state)) columns.push({ key: 'state', label: t('state'), cell: stateOf })
  if (detail) columns.push({ key: 'detail', label: detail.label, cell: detail.of })
  return (
    <Records caption={caption} columns={columns} rows={parts.map((part) => ({ ...part, id: String(part.rank) }))} />
  )

  function nameOf({ rank, isReplacement }: SchedulePart) {
    if (isReplacement) return t('replacement')
    if (rank === 0) return t('credit')
    return count === 1 ? t('once') : t('rank', { rank, count })
  }

  function stateOf({ state, paidOn, graceUntil }: SchedulePart) {
    if (!state) return null
    return <span className={cx(colours[state])}>{wordsOf(state, paidOn, graceUntil)}</span>
  }

  function wordsOf(state: InstalmentState, paidOn?: Day | null, graceUntil?: Day | null) {
    if (state === 'paid' && paidOn) return t('paidOn', { day: formatNumericDay(paidOn) })
    if (state === 'refused' && graceUntil) return t('graceUntil', { day: formatNumericDay(graceUntil) })
    return t(`states.${state}`)
  }
}
