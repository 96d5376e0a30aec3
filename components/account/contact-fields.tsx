import { useTranslations } from 'next-intl'
import { DateInput, TextInput } from '@/components/ui/inputs'

/** Birth date, address and telephone: at sign-up and in 'Mon profil'. */
export function ContactFields({ phoneHelp, birthHelp }: { phoneHelp?: string; birthHelp?: string }) {
  const t = useTranslations('accounts.labels')
  return (
    <>
      <DateInput name="birthOn" label={t('birthOn')} help={birthHelp} required autoComplete="bday" />
      <TextInput name="addressLine1" label={t('addressLine1')} required autoComplete="address-line1" />
      <TextInput name="addressLine2" label={t('addressLine2')} autoComplete="address-line2" />
      <div className="grid gap-5 sm:grid-cols-[9rem_1fr]">
        <TextInput name="postcode" label={t('postcode')} required autoComplete="postal-code" />
        <TextInput name="city" label={t('city')} required autoComplete="address-level2" />
      </div>
      <TextInput name="phone" type="tel" label={t('phone')} help={phoneHelp} required autoComplete="tel" />
    </>
  )
}
