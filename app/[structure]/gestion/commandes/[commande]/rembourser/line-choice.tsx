import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { formatCents } from '@/lib/core/money'
import type { Instant } from '@/lib/core/time'
import { changesSomething, computeLineShare } from '@/lib/refunds/rules'
import type { RefundableOrder } from '@/lib/refunds/types'

type Props = { order: RefundableOrder; chosen: readonly string[]; action: string; now: Instant }

/** The lines to give back, each with what it is worth now: a form that asks for the preview and changes nothing. */
export function LineChoice({ order, chosen, action, now }: Props) {
  const t = useTranslations('refunds.office')
  return (
    <Card>
      <form method="get" action={action} className="grid gap-4">
        <fieldset className="grid min-w-0 gap-1">
          <legend className="mb-2 text-xl font-semibold">{t('which')}</legend>
          {order.lines.map((line) => {
            const share = computeLineShare(line, now)
            const isLeft = changesSomething(share)
            return (
              <label key={line.id} className="flex min-h-11 items-start gap-3 py-2">
                <input
                  type="checkbox"
                  name="ligne"
                  value={line.id}
                  disabled={!isLeft}
                  defaultChecked={isLeft && (chosen.length === 0 || chosen.includes(line.id))}
                  className="mt-[0.2em] size-5 shrink-0 accent-[var(--accent)]"
                />
                <span className="grid min-w-0">
                  <span>
                    {line.name} · {line.learnerName}
                  </span>
                  <span className="text-sm text-muted">
                    {t(isLeft ? 'worth' : 'worthNothing', {
                      price: formatCents(line.priceCents, order.currency),
                      amount: formatCents(share.amountCents, order.currency),
                    })}
                  </span>
                </span>
              </label>
            )
          })}
        </fieldset>
        <div>
          <Button type="submit" look={chosen.length === 0 ? 'primary' : 'quiet'}>
            {t(chosen.length === 0 ? 'show' : 'showAgain')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
