import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AskForLink } from '@/components/account/ask-for-link'
import { FormPage } from '@/components/account/panel'
import { requestResetAction } from '@/lib/accounts/actions'
import { getContext } from '@/lib/gate/actor'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts.reset'))('title') }
}

/** [1.B4] */
export default async function ForgottenPasswordPage({ params }: Props) {
  const { structure } = await getContext((await params).structure)
  const t = await getTranslations('accounts.reset')
  return (
    <FormPage title={t('title')} lead={t('lead')}>
      <AskForLink slug={structure.slug} action={requestResetAction} submit={t('submit')} />
    </FormPage>
  )
}
