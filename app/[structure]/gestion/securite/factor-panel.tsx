import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm, type ActionFormProps } from '@/components/ui/action-form'
import type { ButtonLook } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { PasswordInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { removeFactorAction, renewCodesAction } from '@/lib/staff/actions'

/** A second factor that is in force: how many recovery codes are left, new ones, and the way to take it away. */
export function FactorPanel({ slug, left }: { slug: string; left: number }) {
  const t = useTranslations('staff.security')
  return (
    <div className="grid gap-4">
      <Notice kind="positive" title={t('on')}>
        {t('onText', { left })}
      </Notice>
      <Details summary={t('renewTitle')}>
        <p className="mb-4 text-muted">{t('renewText')}</p>
        <WithPassword slug={slug} action={renewCodesAction} label={t('renew')} />
      </Details>
      <Details summary={t('removeTitle')}>
        <p className="mb-4 text-muted">{t('removeText')}</p>
        <WithPassword slug={slug} action={removeFactorAction} label={t('remove')} look="danger" />
      </Details>
    </div>
  )
}

type PressProps = { slug: string; action: ActionFormProps['action']; label: string; look?: ButtonLook }

function WithPassword({ slug, action, label, look }: PressProps) {
  const t = useTranslations('staff.security')
  return (
    <ActionForm action={action}>
      <HiddenFields structure={slug} />
      <PasswordInput name="currentPassword" label={t('password')} required autoComplete="current-password" />
      <SubmitButton look={look}>{label}</SubmitButton>
    </ActionForm>
  )
}
