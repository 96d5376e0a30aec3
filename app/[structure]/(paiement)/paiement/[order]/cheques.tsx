import { useTranslations } from 'next-intl'
import { ChequeTracker } from '@/components/cheques/cheque-tracker'
import { Facts } from '@/components/payments/facts'
import { Card } from '@/components/ui/card'
import { formatDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import type { Order } from '@/lib/orders/queries'
import { formatOrderNumber } from '@/lib/orders/rules'
import type { Structure } from '@/lib/structures/queries'

type Props = { structure: Structure; order: Order }

/** What to write on each cheque and where to send them, with what happens to a wrong one ([1.D5] [1.D6] [1.D12]). */
export function Cheques({ structure, order }: Props) {
  const t = useTranslations('payments.cheques')
  const { payee, address, activation } = structure.settings.money.cheques
  const count = order.cheques.length
  const number = formatOrderNumber(order.number)
  return (
    <Card raised className="grid gap-6">
      <h2 className="display text-xl">{t('heading', { count })}</h2>
      <Facts
        columns
        facts={[
          { label: t('payee'), value: payee },
          { label: t('datedOn'), value: formatDay(dayOf(order.orderedAt, structure.timeZone)) },
          { label: t('reference', { count }), value: number },
          {
            label: t('address'),
            value: [payee, address.line1, `${address.postcode} ${address.city}`].map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            )),
          },
        ]}
      />
      <div className="grid gap-3">
        <h3 className="font-semibold">{t('amounts')}</h3>
        <ChequeTracker caption={t('amounts')} order={order} />
        <p>{t('together', { count })}</p>
      </div>
      <p>{t(`activations.${activation}`)}</p>
      <p className="text-sm text-muted">{t('warning')}</p>
    </Card>
  )
}
