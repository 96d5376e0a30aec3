import { useTranslations } from 'next-intl'
import { CivilityField, LocaleField } from '@/components/client-files/addressing-fields'
import { DateInput, Select, TextInput } from '@/components/ui/inputs'
import { countries } from '@/lib/client-files/types'

/** Who somebody is, as the office writes it ([2.A3] [1.B5]): a name, and what else is known. */
export function IdentityFields({ emailHelp }: { emailHelp: string }) {
  const t = useTranslations('people.newClient')
  const labels = useTranslations('accounts.labels')
  const names = useTranslations('people.countries')
  return (
    <fieldset className="grid gap-5">
      <legend className="display mb-4 text-xl">{t('holder')}</legend>
      <div className="grid gap-5 sm:grid-cols-2">
        <CivilityField />
        <LocaleField />
        <TextInput name="firstName" label={labels('firstName')} required autoComplete="off" />
        <TextInput name="lastName" label={labels('lastName')} required autoComplete="off" />
        <TextInput name="email" type="email" label={labels('email')} help={emailHelp} autoComplete="off" />
        <DateInput name="birthOn" label={labels('birthOn')} help={t('birthHelp')} autoComplete="off" />
        <Select
          name="country"
          label={t('country')}
          options={countries.map((value) => ({ value, label: names(value) }))}
        />
        <TextInput name="phone" type="tel" label={labels('phone')} autoComplete="off" />
      </div>
    </fieldset>
  )
}

/** Where the post finds them. */
export function AddressFields() {
  const t = useTranslations('people.newClient')
  const labels = useTranslations('accounts.labels')
  return (
    <fieldset className="grid gap-5 border-t border-line pt-5">
      <legend className="display float-left mb-1 w-full text-xl">{t('address')}</legend>
      <div className="clear-both grid gap-5 sm:grid-cols-2">
        <TextInput name="addressLine1" label={labels('addressLine1')} autoComplete="off" />
        <TextInput name="addressLine2" label={labels('addressLine2')} autoComplete="off" />
        <TextInput name="postcode" label={labels('postcode')} autoComplete="off" className="max-w-44" />
        <TextInput name="city" label={labels('city')} autoComplete="off" />
      </div>
    </fieldset>
  )
}
