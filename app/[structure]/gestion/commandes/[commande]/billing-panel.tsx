import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { BillingFields, billingValues } from '@/components/client-files/billing-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import { ofName } from '@/lib/core/elision'
import { billOrderAction } from '@/lib/desk/actions'
import { findOrderBilling } from '@/lib/desk/queries/find-order-billing'
import { Panel, type PanelProps } from './panel'

/** Who the order is invoiced to, while that can still be changed ([2.A11]). */
export async function BillingPanel({ actor, structure, order }: PanelProps) {
  const billing = order.status === 'pending' ? await findOrderBilling(actor, order.id) : null
  if (!billing) return null
  const t = await getTranslations('people.billing')
  return (
    <Panel id="facturation" title={t('order')}>
      <p>{t('orderLead', { ofName: ofName(billing.name) })}</p>
      <Details summary={t('edit')}>
        <ActionForm action={billOrderAction} values={billingValues(billing.own)}>
          <HiddenFields structure={structure.slug} order={order.id} number={String(order.number)} />
          <BillingFields />
          <div>
            <SubmitButton look="quiet">{t('save')}</SubmitButton>
          </div>
        </ActionForm>
      </Details>
    </Panel>
  )
}
