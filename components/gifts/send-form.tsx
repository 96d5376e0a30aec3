import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import type { FormAction } from '@/components/ui/form-body'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Voucher } from '@/lib/gifts/types'

/** 'Envoyer maintenant' or 'Renvoyer', to an address that may be mended first ([1.C7]). */
export function SendForm({ action, voucher, slug }: { action: FormAction; voucher: Voucher; slug: string }) {
  const t = useTranslations('gifts.mine')
  const { id, recipientName, recipientEmail, sentAt } = voucher
  const name = recipientName || t('bearer')
  return (
    <Details summary={t(sentAt ? 'resend' : 'send')}>
      <ActionForm action={action} values={{ email: recipientEmail }} className="gap-3">
        <HiddenFields structure={slug} voucher={id} />
        <TextInput name="email" type="email" label={t('email')} required autoComplete="off" maxLength={254} />
        <div>
          <SubmitButton look="quiet" icon="mail" aria-label={t('sendLabel', { name })}>
            {t('send')}
          </SubmitButton>
        </div>
      </ActionForm>
    </Details>
  )
}
