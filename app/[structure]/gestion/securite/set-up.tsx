import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { TextInput } from '@/components/ui/inputs'
import { QrCode } from '@/components/ui/qr-code'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ShownFactor } from '@/lib/accounts/types'
import { beginFactorAction, confirmFactorAction } from '@/lib/staff/actions'

/** A key to put into the telephone, as a code to scan or by hand, then the first code that it gives. */
export function SetUp({ slug, factor }: { slug: string; factor: ShownFactor }) {
  const t = useTranslations('staff.security')
  return (
    <section aria-labelledby="installer" className="grid gap-6">
      <h2 id="installer">{t('scanTitle')}</h2>
      <div className="grid gap-3">
        <p>{t('scan')}</p>
        <QrCode code={factor.uri} label={t('qr')} />
        <p>{t('byHand')}</p>
        <p className="rounded-m border border-line bg-sunken px-4 py-3 font-mono break-words select-all">
          {factor.secret.replace(/(.{4})/g, '$1 ').trim()}
        </p>
      </div>
      <div className="grid gap-3">
        <h3>{t('codeTitle')}</h3>
        <ActionForm action={confirmFactorAction}>
          <HiddenFields structure={slug} />
          <TextInput
            name="code"
            label={t('code')}
            required
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
          />
          <SubmitButton>{t('confirm')}</SubmitButton>
        </ActionForm>
      </div>
      <ActionForm action={beginFactorAction}>
        <HiddenFields structure={slug} />
        <SubmitButton look="quiet">{t('again')}</SubmitButton>
      </ActionForm>
    </section>
  )
}
