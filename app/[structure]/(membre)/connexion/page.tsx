import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choices'
import { PasswordInput, TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { logInAction } from '@/lib/accounts/actions'
import { getContext } from '@/lib/gate/actor'
import { safeReturnPath, safeStaffReturnPath, staffHome } from '@/lib/gate/return-path'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<{ retour?: string | string[]; message?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts.login'))('title') }
}

const messages = {
  deconnexion: 'loggedOut',
  activation: 'activated',
  invitation: 'invited',
  'mot-de-passe': 'passwordReset',
  equipe: 'joined',
} as const

/** [1.B4] */
export default async function LoginPage({ params, searchParams }: Props) {
  const { structure, actor, staff } = await getContext((await params).structure)
  const { retour, message } = await searchParams
  const { slug } = structure
  if (actor.kind !== 'visitor') redirect(safeReturnPath(slug, retour, staff ? staffHome(slug) : undefined))
  if (staff) redirect(safeStaffReturnPath(slug, retour))
  const t = await getTranslations('accounts')
  const said = messages[message as keyof typeof messages]
  return (
    <FormPage title={t('login.heading')} aside={<NewHere slug={slug} />}>
      <div className="mb-6 grid gap-3 empty:hidden">
        {said ? <Notice kind="positive">{t(`login.${said}`)}</Notice> : null}
        {typeof retour === 'string' ? <Notice>{t('login.needed')}</Notice> : null}
      </div>
      <ActionForm action={logInAction}>
        <HiddenFields structure={slug} retour={typeof retour === 'string' ? retour : undefined} />
        <TextInput
          name="identifier"
          label={t('labels.identifier')}
          required
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          inputMode="email"
        />
        <PasswordInput name="password" label={t('labels.password')} required />
        <Checkbox name="remember" label={t('login.remember')} help={t('login.rememberHelp')} />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <SubmitButton size="large" pendingLabel={t('login.pending')}>
            {t('login.submit')}
          </SubmitButton>
          <a href={`/${slug}/mot-de-passe-oublie`} className="inline-flex min-h-11 items-center">
            {t('login.forgotten')}
          </a>
        </div>
      </ActionForm>
    </FormPage>
  )
}

async function NewHere({ slug }: { slug: string }) {
  const t = await getTranslations('accounts.login')
  return (
    <>
      <h2 className="text-xl">{t('noAccount')}</h2>
      <p className="text-muted">{t('noAccountLead')}</p>
      <p className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <LinkButton look="quiet" href={`/${slug}/creer-un-compte`}>
          {t('create')}
        </LinkButton>
        <a href={`/${slug}/activation`} className="inline-flex min-h-11 items-center">
          {t('askAgain')}
        </a>
      </p>
    </>
  )
}
