import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { giveCodeAction } from '@/lib/accounts/actions'
import { pendingLogin } from '@/lib/accounts/types'
import { getStructureOr404 } from '@/lib/gate/actor'
import { loginPath } from '@/lib/gate/return-path'
import { readSealedCookie } from '@/lib/gate/sealed-cookie'

type Props = { params: Promise<{ structure: string }>; searchParams: Promise<{ retour?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.code'))('title') }
}

/** The second step of a login, for those who have a second factor ([2.F1]). */
export default async function LoginCodePage({ params, searchParams }: Props) {
  const { slug } = await getStructureOr404((await params).structure)
  const { retour } = await searchParams
  const back = typeof retour === 'string' ? retour : undefined
  const [pending, t] = await Promise.all([readSealedCookie(pendingLogin), getTranslations('staff.code')])
  if (!pending) {
    return (
      <FormPage title={t('title')}>
        <Notice
          kind="warning"
          title={t('expired')}
          action={<LinkButton href={loginPath(slug, back)}>{t('login')}</LinkButton>}
        />
      </FormPage>
    )
  }
  return (
    <FormPage title={t('title')} lead={t('lead')}>
      <ActionForm action={giveCodeAction}>
        <HiddenFields structure={slug} retour={back} />
        <TextInput
          name="code"
          label={t('code')}
          required
          autoFocus
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
        />
        <SubmitButton size="large">{t('submit')}</SubmitButton>
      </ActionForm>
    </FormPage>
  )
}
