import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { BillingFields, billingValues } from '@/components/client-files/billing-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import { setMyBillingAction } from '@/lib/client-files/actions'
import { findBilling } from '@/lib/client-files/queries/find-billing'
import { ofName } from '@/lib/core/elision'
import type { Structure } from '@/lib/structures/queries'

/** Whose name stands on the member's invoices ([2.A11]). */
export async function Billing({ structure, clientFileId }: { structure: Structure; clientFileId: string }) {
  const t = await getTranslations('people.billing')
  const billing = await findBilling(structure.id, clientFileId)
  return (
    <Card as="section" aria-labelledby="factures" className="grid gap-3">
      <h2 id="factures">{t('title')}</h2>
      <p className="text-muted">{t('lead')}</p>
      <p>{billing ? t('current', { ofName: ofName(billing.name) }) : t('own')}</p>
      <Details summary={t('edit')}>
        <ActionForm action={setMyBillingAction} values={billingValues(billing)}>
          <HiddenFields structure={structure.slug} />
          <BillingFields />
          <p className="text-sm text-muted">{t('clearHelp')}</p>
          <div>
            <SubmitButton look="quiet">{t('save')}</SubmitButton>
          </div>
        </ActionForm>
      </Details>
    </Card>
  )
}
