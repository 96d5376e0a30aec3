import { useTranslations } from 'next-intl'
import { PasswordInput } from '@/components/ui/inputs'

/** A password chosen now, twice: at sign-up, behind a reset link, in 'Mon profil'. */
export function NewPasswordFields({ label }: { label: string }) {
  const t = useTranslations('accounts.labels')
  return (
    <>
      <PasswordInput name="password" label={label} help={t('passwordHelp')} required autoComplete="new-password" />
      <PasswordInput
        name="passwordConfirmation"
        label={t('passwordConfirmation')}
        required
        autoComplete="new-password"
      />
    </>
  )
}
