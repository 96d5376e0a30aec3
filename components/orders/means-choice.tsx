import { useTranslations } from 'next-intl'
import { type Choice, RadioGroup } from '@/components/ui/choices'
import { cx } from '@/components/ui/cx'
import { formatDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import type { OnlineMeans } from '@/lib/orders/types'
import type { Instalment } from '@/lib/schedules/types'

/** The means that may be paid in several times, each shown its own way once it is chosen. */
const shownWith = {
  card: 'group-has-[[name=means][value=card]:checked]/means:block',
  cheque: 'group-has-[[name=means][value=cheque]:checked]/means:block',
}
type Timed = keyof typeof shownWith
type Schedules = readonly (readonly Instalment[])[]

type Props = {
  means: readonly OnlineMeans[]
  /** In how many times a card or cheques may be: one schedule each, from one time on. */
  schedules: Record<Timed, Schedules>
  currency: string
}

/** By which means, and in how many times where the lines allow several ([1.D1] [1.D6] [1.D11]). It works without a script. */
export function MeansChoice({ means, schedules, currency }: Props) {
  const t = useTranslations('orders.checkout')
  const choices = means.map((value) => ({ value, label: t(value), description: t(`${value}Help`) }))
  const timed = (['card', 'cheque'] as const).filter((of) => means.includes(of) && schedules[of].length > 1)
  return (
    <div className="group/means grid gap-5">
      <RadioGroup name="means" label={t('means')} choices={choices} defaultValue="card" />
      {timed.map((of) => (
        <Times key={of} of={of} schedules={schedules[of]} currency={currency} />
      ))}
    </div>
  )
}

function Times({ of, schedules, currency }: { of: Timed; schedules: Schedules; currency: string }) {
  const t = useTranslations('orders.checkout')
  return (
    <div className={cx('hidden', shownWith[of])}>
      <RadioGroup
        name={`${of}Times`}
        label={t('times.label')}
        help={t('eligible')}
        choices={schedules.map(choiceOf)}
        defaultValue="1"
      />
      <p className="mt-2 text-sm text-muted">{t(`times.${of}.rule`)}</p>
    </div>
  )

  function choiceOf(parts: readonly Instalment[]): Choice {
    return {
      value: String(parts.length),
      label: t('times.count', { count: parts.length }),
      description: parts.map(({ rank, amountCents, dueOn }) => (
        <span key={rank} className="flex justify-between gap-4">
          <span>{rank === 1 ? t(`times.${of}.first`) : t(`times.${of}.next`, { day: formatDay(dueOn) })}</span>
          <span className="display whitespace-nowrap text-ink">{formatCents(amountCents, currency)}</span>
        </span>
      )),
    }
  }
}
