import { useTranslations } from 'next-intl'
import { type Choice, RadioGroup } from '@/components/ui/choices'
import { formatDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import type { OnlineMeans } from '@/lib/orders/types'
import type { Instalment } from '@/lib/schedules/types'

type Props = {
  means: readonly OnlineMeans[]
  /** In how many times a cheque may be: one schedule each, from one time on. */
  chequeSchedules: readonly (readonly Instalment[])[]
  currency: string
}

/** By which means, and in how many times where the lines allow several ([1.D1] [1.D6]). It works without a script. */
export function MeansChoice({ means, chequeSchedules, currency }: Props) {
  const t = useTranslations('orders.checkout')
  const choices = means.map((value) => ({ value, label: t(value), description: t(`${value}Help`) }))
  return (
    <div className="group/means grid gap-5">
      <RadioGroup name="means" label={t('means')} choices={choices} defaultValue="card" />
      {means.includes('cheque') && chequeSchedules.length > 1 ? (
        <div className="hidden group-has-[[name=means][value=cheque]:checked]/means:block">
          <RadioGroup
            name="chequeTimes"
            label={t('chequeTimes')}
            help={t('eligible')}
            choices={chequeSchedules.map((parts) => choiceOf(parts))}
            defaultValue="1"
          />
          <p className="mt-2 text-sm text-muted">{t('chequeRule')}</p>
        </div>
      ) : null}
    </div>
  )

  function choiceOf(parts: readonly Instalment[]): Choice {
    return {
      value: String(parts.length),
      label: t('times', { count: parts.length }),
      description: parts.map(({ rank, amountCents, dueOn }) => (
        <span key={rank} className="flex justify-between gap-4">
          <span>{rank === 1 ? t('firstCheque') : t('nextCheque', { day: formatDay(dueOn) })}</span>
          <span className="display whitespace-nowrap text-ink">{formatCents(amountCents, currency)}</span>
        </span>
      )),
    }
  }
}
