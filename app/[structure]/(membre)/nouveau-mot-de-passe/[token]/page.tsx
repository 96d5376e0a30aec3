import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { NewPasswordFields } from '@/components/account/new-password-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { resetPasswordAction } from '@/lib/accounts/actions'
import { readLink } from '@/lib/accounts/queries'
import { getContext } from '@/lib/gate/actor'

type Props = { params: Promise<{ structure: string; token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  // The address is a key: it goes to no other site. ('no-referrer' would hide our own form's origin too.)
  return { title: (await getTranslations('accounts.reset'))('newTitle'), referrer: 'same-origin' }
}

/** The link of the mail ([1.B4]): 30 minutes, once; opening it changes nothing. */
export default async function NewPasswordPage({ params }: Props) {
  const { structure: slug, token } = await params
  const { structure } = await getContext(slug)
  const t = await getTranslations('accounts')
  const state = await readLink(structure.id, 'reset', token)
  if (state !== 'open') {
    return (
      <FormPage title={t('reset.newTitle')}>
        <Notice
          kind="warning"
          title={t(`refusals.${state === 'already_active' ? 'link_used' : state}`)}
          action={<LinkButton href={`/${slug}/mot-de-passe-oublie`}>{t('reset.askAgain')}</LinkButton>}
        />
      </FormPage>
    )
  }
  return (
    <FormPage title={t('reset.newTitle')} lead={t('reset.newLead')}>
      <ActionForm action={resetPasswordAction}>
        <HiddenFields structure={slug} token={token} />
        <NewPasswordFields label={t('labels.newPassword')} />
        <SubmitButton size="large">{t('reset.newSubmit')}</SubmitButton>
      </ActionForm>
    </FormPage>
  )
}
