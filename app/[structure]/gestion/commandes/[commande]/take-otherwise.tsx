import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { Select, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatCents } from '@/lib/core/money'
import type { DeskOrder } from '@/lib/desk/queries/get-order'
import type { DeskPayment } from '@/lib/desk/types'
import { receiveInstalmentOtherwise } from '@/lib/instalments/actions'
import { otherMeans } from '@/lib/instalments/types'

type Props = { slug: string; order: DeskOrder; payment: DeskPayment }

/** A part whose card was refused, paid at the desk instead ([1.D11] [1.H8]). */
export function TakeOtherwise({ slug, order, payment }: Props) {
  const t = useTranslations('schedules.otherwise')
  const means = useTranslations('orders.means')
  return (
    <Details summary={t('open', { amount: formatCents(payment.amountCents, order.currency) })}>
      <ActionForm action={receiveInstalmentOtherwise} className="sm:max-w-2xl">
        <p className="text-muted">{t('what')}</p>
        <HiddenFields structure={slug} number={String(order.number)} instalment={payment.id} />
        <div className="grid gap-5 sm:grid-cols-2">
          <Select
            name="means"
            label={t('means')}
            options={otherMeans.map((value) => ({ value, label: means(value) }))}
            required
          />
          <TextInput name="reference" label={t('reference')} autoComplete="off" />
        </div>
        <SubmitButton className="justify-self-start">{t('submit')}</SubmitButton>
      </ActionForm>
    </Details>
  )
}
