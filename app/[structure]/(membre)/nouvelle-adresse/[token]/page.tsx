import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { PasswordInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { confirmEmailAction } from '@/lib/accounts/actions'
import { readEmailChange } from '@/lib/accounts/queries'
import { getContext } from '@/lib/gate/actor'

type Props = { params: Promise<{ structure: string; token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  // The address is a key: it goes to no other site.
  return { title: (await getTranslations('people.newEmail'))('title'), referrer: 'same-origin' }
}

/** The link that a new address gets ([1.B5]): a button says yes; opening it changes nothing ([6.R13]). */
export default async function NewEmailPage({ params }: Props) {
  const { structure: slug, token } = await params
  const { structure } = await getContext(slug)
  const t = await getTranslations('people.newEmail')
  const waiting = await readEmailChange(structure.id, token)
  const login = <LinkButton href={`/${slug}/connexion`}>{t('login')}</LinkButton>
  if (!waiting) {
    return (
      <FormPage title={t('title')}>
        <Notice kind="warning" title={t('closed')} action={login} />
      </FormPage>
    )
  }
  return (
    <FormPage title={t('title')} lead={t('lead', { structure: structure.name, email: waiting.email })}>
      <ActionForm action={confirmEmailAction} whenDone={<p>{login}</p>}>
        <HiddenFields structure={slug} token={token} />
        {waiting.asksPassword ? (
          <PasswordInput name="password" label={t('password')} help={t('passwordHelp')} required />
        ) : null}
        <SubmitButton size="large">{t('submit')}</SubmitButton>
      </ActionForm>
    </FormPage>
  )
}
