import { useTranslations } from 'next-intl'
import { Facts } from '@/components/payments/facts'
import { Card } from '@/components/ui/card'
import { QrCode } from '@/components/ui/qr-code'
import { formatCents } from '@/lib/core/money'
import type { Order } from '@/lib/orders/queries'
import { formatOrderNumber } from '@/lib/orders/rules'
import { composeTransferCode } from '@/lib/payments/rules'
import type { Structure } from '@/lib/structures/queries'

/** The account, the amount and the reference of a transfer, to copy or to scan ([1.D4]). */
export function Transfer({ structure, order, leftCents }: { structure: Structure; order: Order; leftCents: number }) {
  const t = useTranslations('payments.transfer')
  const { holder, name, iban, bic } = structure.settings.money.bank
  const reference = formatOrderNumber(order.number)
  const amount = formatCents(leftCents, order.currency)
  return (
    <Card raised className="grid gap-6">
      <h2 className="display text-xl">{t('heading')}</h2>
      <div className="grid gap-8 sm:grid-cols-[1fr_auto]">
        <Facts
          facts={[
            { label: t('amount'), value: amount },
            { label: t('reference'), value: reference, help: t('referenceHelp') },
            { label: t('holder'), value: holder },
            { label: t('iban'), value: inFours(iban) },
            { label: t('bic'), value: bic },
            ...(name ? [{ label: t('bank'), value: name }] : []),
          ]}
        />
        <figure className="grid max-w-52 content-start gap-3">
          <QrCode
            code={composeTransferCode({ holder, iban, bic, amountCents: leftCents, reference })}
            label={t('code', { amount, reference })}
          />
          <figcaption className="text-sm text-muted">{t('codeHelp')}</figcaption>
        </figure>
      </div>
      <p>{t('activation')}</p>
    </Card>
  )
}

/** As it is printed on a statement: groups of four that never break. */
const inFours = (iban: string) => iban.replaceAll(/\s/g, '').replaceAll(/(.{4})(?=.)/g, '$1 ')
