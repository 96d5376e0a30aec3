import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { BillingFields } from '@/components/client-files/billing-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { type Choice, RadioGroup } from '@/components/ui/choices'
import { Details } from '@/components/ui/details'
import { TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { findBilling } from '@/lib/client-files/queries/find-billing'
import { formatCents } from '@/lib/core/money'
import { dayOf, type Instant } from '@/lib/core/time'
import { sellAtDeskAction } from '@/lib/desk/actions'
import type { DeskClient } from '@/lib/desk/queries/list-clients'
import type { LoadedSale } from '@/lib/desk/queries/load-sale'
import { listDeskMeans, nameLines } from '@/lib/desk/rules'
import type { DeskMeans, SaleEntry, WantedLine } from '@/lib/desk/types'
import { timedLines } from '@/lib/orders/rules'
import { listSchedules } from '@/lib/schedules/rules'
import type { Structure } from '@/lib/structures/queries'
import type { ChequeActivation } from '@/lib/structures/types'

type Props = {
  structure: Structure
  client: DeskClient
  sale: LoadedSale
  wanted: readonly WantedLine[]
  /** What the address keeps of how it was to be paid. */
  entered: SaleEntry
  saleKey: string
  now: Instant
}

/** How the client pays, what each way gives and when, and the one button that records the sale. */
export async function PaymentForm({ structure, client, sale, wanted, entered, saleKey, now }: Props) {
  const t = await getTranslations('desk.sale')
  const billing = await getTranslations('people.billing')
  const named = await findBilling(structure.id, client.id)
  const holder = `${client.firstName} ${client.lastName}`
  const choices = await listChoices({ structure, sale, now })
  return (
    <Card as="section" raised aria-labelledby="reglement" className="grid min-w-0 gap-5">
      <h2 id="reglement" className="text-xl">
        {t('payment')}
      </h2>
      {sale.problems.length > 0 ? (
        <Notice kind="warning">{t('blocked')}</Notice>
      ) : (
        <ActionForm action={sellAtDeskAction} values={entered}>
          <HiddenFields
            structure={structure.slug}
            client={client.id}
            sale={saleKey}
            seen={sale.seen}
            lines={nameLines(wanted)}
          />
          <RadioGroup name="payment" label={t('means')} required choices={choices} />
          <Details summary={billing('elsewhere')}>
            <p className="mb-4 text-sm text-muted">{billing('deskHelp', { name: named?.name ?? holder })}</p>
            <BillingFields />
          </Details>
          <TextInput name="reference" label={t('reference')} help={t('referenceHelp')} maxLength={100} />
          <div>
            <SubmitButton size="large" pendingLabel={t('pending')}>
              {t('submit')}
            </SubmitButton>
          </div>
        </ActionForm>
      )}
    </Card>
  )
}

const whenActive: Record<ChequeActivation, 'chequesReceived' | 'chequesDeposited' | 'chequesAll'> = {
  received: 'chequesReceived',
  deposited: 'chequesDeposited',
  all: 'chequesAll',
}

async function listChoices({ structure, sale, now }: Pick<Props, 'structure' | 'sale' | 'now'>): Promise<Choice[]> {
  const t = await getTranslations('desk.sale')
  const { money } = structure.settings
  const schedules = listSchedules(timedLines(sale.lines, 'cheque'), dayOf(now, structure.timeZone))
  const cheques = schedules.map((parts) => ({
    value: `cheque-${parts.length}`,
    label: t('means_cheque', { count: parts.length }),
    description: [
      parts.length > 1
        ? parts.map(({ amountCents }) => formatCents(amountCents, structure.currency)).join(' + ')
        : null,
      t(whenActive[money.cheques.activation]),
    ]
      .filter(Boolean)
      .join(' · '),
  }))
  const choicesOf = (means: DeskMeans): Choice[] => {
    if (means === 'cheque') return cheques
    return [
      { value: means, label: t(`means_${means}`), description: t(means === 'transfer' ? 'transferLater' : 'now') },
    ]
  }
  return listDeskMeans(money).flatMap(choicesOf)
}
