import { useTranslations } from 'next-intl'
import { Select, TextInput } from '@/components/ui/inputs'
import { type BillingAddress, countries } from '@/lib/client-files/types'

/** The values that these fields start from. */
export const billingValues = (billing: BillingAddress | null): Record<string, string> => ({
  billingName: billing?.name ?? '',
  billingLine1: billing?.addressLine1 ?? '',
  billingLine2: billing?.addressLine2 ?? '',
  billingPostcode: billing?.postcode ?? '',
  billingCity: billing?.city ?? '',
  billingCountry: billing?.country ?? 'FR',
})

/** The name and address to print on an invoice, when somebody else than the holder pays ([2.A11]). */
export function BillingFields() {
  const t = useTranslations('people.billing')
  const labels = useTranslations('accounts.labels')
  const newClient = useTranslations('people.newClient')
  const names = useTranslations('people.countries')
  return (
    <div className="grid gap-5">
      <TextInput name="billingName" label={t('name')} autoComplete="off" />
      <TextInput name="billingLine1" label={labels('addressLine1')} autoComplete="off" />
      <TextInput name="billingLine2" label={labels('addressLine2')} autoComplete="off" />
      <div className="grid gap-5 sm:grid-cols-[9rem_1fr]">
        <TextInput name="billingPostcode" label={labels('postcode')} autoComplete="off" />
        <TextInput name="billingCity" label={labels('city')} autoComplete="off" />
      </div>
      <Select
        name="billingCountry"
        label={newClient('country')}
        options={countries.map((value) => ({ value, label: names(value) }))}
      />
    </div>
  )
}
