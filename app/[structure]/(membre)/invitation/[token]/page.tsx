import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { NewPasswordFields } from '@/components/account/new-password-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { acceptInvitationAction } from '@/lib/accounts/actions'
import { readLink } from '@/lib/accounts/queries'
import type { LinkRefusal } from '@/lib/accounts/types'
import { getContext } from '@/lib/gate/actor'

type Props = { params: Promise<{ structure: string; token: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { structure } = await getContext((await params).structure)
  // The address is a key: it goes to no other site.
  const t = await getTranslations('people.invitation')
  return { title: t('title', { structure: structure.name }), referrer: 'same-origin' }
}

/** The link that the office sent ([2.A3] [2.A12]): a password to choose; opening it changes nothing ([6.R13]). */
export default async function InvitationPage({ params }: Props) {
  const { structure: slug, token } = await params
  const { structure } = await getContext(slug)
  const t = await getTranslations('people.invitation')
  const labels = await getTranslations('accounts.labels')
  const state = await readLink(structure.id, 'portal_invitation', token)
  const title = t('title', { structure: structure.name })
  if (state !== 'open') return <FormPage title={title}>{<Closed slug={slug} state={state} />}</FormPage>
  return (
    <FormPage title={title} lead={t('lead')}>
      <ActionForm action={acceptInvitationAction}>
        <HiddenFields structure={slug} token={token} />
        <NewPasswordFields label={labels('password')} />
        <SubmitButton size="large" pendingLabel={t('pending')}>
          {t('submit')}
        </SubmitButton>
      </ActionForm>
    </FormPage>
  )
}

async function Closed({ slug, state }: { slug: string; state: 'already_active' | LinkRefusal }) {
  const t = await getTranslations('people.invitation')
  const refusals = await getTranslations('accounts.refusals')
  if (state === 'already_active') {
    const login = <LinkButton href={`/${slug}/connexion`}>{t('login')}</LinkButton>
    return (
      <Notice kind="positive" title={t('already')} action={login}>
        {t('alreadyText')}
      </Notice>
    )
  }
  return (
    <Notice
      kind="warning"
      title={refusals(state)}
      action={<LinkButton href={`/${slug}/mot-de-passe-oublie`}>{t('again')}</LinkButton>}
    >
      {t('lost')}
    </Notice>
  )
}
