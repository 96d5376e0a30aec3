import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { activateAction } from '@/lib/accounts/actions'
import { readLink } from '@/lib/accounts/queries'
import { getContext } from '@/lib/gate/actor'

type Props = { params: Promise<{ structure: string; token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  // The address is a key: it goes to no other site. ('no-referrer' would hide our own form's origin too.)
  return { title: (await getTranslations('accounts.activation'))('title'), referrer: 'same-origin' }
}

/** The link of the mail ([1.B2]). Opening it changes nothing: mail scanners open links; the button does. */
export default async function ActivationPage({ params }: Props) {
  const { structure: slug, token } = await params
  const { structure } = await getContext(slug)
  const t = await getTranslations('accounts')
  const state = await readLink(structure.id, 'activation', token)
  if (state === 'already_active') {
    return (
      <FormPage title={t('activation.already')}>
        <Notice kind="positive" action={<LinkButton href={`/${slug}/connexion`}>{t('activation.login')}</LinkButton>}>
          {t('activation.alreadyText')}
        </Notice>
      </FormPage>
    )
  }
  if (state !== 'open') {
    return (
      <FormPage title={t('activation.title')}>
        <Notice
          kind="warning"
          title={t(`refusals.${state}`)}
          action={<LinkButton href={`/${slug}/activation`}>{t('activation.askAgain')}</LinkButton>}
        />
      </FormPage>
    )
  }
  return (
    <FormPage title={t('activation.title')} lead={t('activation.lead')}>
      <ActionForm action={activateAction}>
        <HiddenFields structure={slug} token={token} />
        <SubmitButton size="large" pendingLabel={t('activation.pending')}>
          {t('activation.submit')}
        </SubmitButton>
      </ActionForm>
    </FormPage>
  )
}
