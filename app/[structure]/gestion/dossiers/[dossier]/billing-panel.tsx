import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { BillingFields, billingValues } from '@/components/client-files/billing-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import { setFileBillingAction } from '@/lib/client-files/actions'
import { ofName } from '@/lib/core/elision'
import { Panel, type PanelProps } from './panel'

/** Who the invoices of the client are made out to ([2.A11]). */
export async function BillingPanel({ structure, file }: PanelProps) {
  const t = await getTranslations('people.billing')
  const { billing } = file
  return (
    <Panel id="factures" title={t('title')}>
      <p>{t('officeLead', { ofName: ofName(billing?.name ?? `${file.firstName} ${file.lastName}`) })}</p>
      {billing ? (
        <p className="text-sm text-muted">
          {[billing.addressLine1, billing.addressLine2, `${billing.postcode} ${billing.city}`]
            .filter(Boolean)
            .join(', ')}
        </p>
      ) : null}
      {file.status === 'active' ? (
        <Details summary={t('edit')}>
          <ActionForm action={setFileBillingAction} values={billingValues(billing)}>
            <HiddenFields structure={structure.slug} dossier={file.id} />
            <BillingFields />
            <p className="text-sm text-muted">{t('clearHelp')}</p>
            <div>
              <SubmitButton look="quiet">{t('save')}</SubmitButton>
            </div>
          </ActionForm>
        </Details>
      ) : null}
    </Panel>
  )
}
