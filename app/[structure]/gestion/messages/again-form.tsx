import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { sendAgainAction } from '@/lib/deliveries/actions'

type Props = { slug: string; message: { id: string; subject: string }; list?: 'a-traiter' }

/** 'Renvoyer' ([2.C1]). */
export async function AgainForm({ slug, message, list }: Props) {
  const t = await getTranslations('deliveries.message')
  return (
    <ActionForm action={sendAgainAction}>
      <HiddenFields structure={slug} message={message.id} {...(list ? { list } : {})} />
      <SubmitButton look="quiet" icon="again" aria-label={t('againOf', { subject: message.subject })}>
        {t('again')}
      </SubmitButton>
    </ActionForm>
  )
}
