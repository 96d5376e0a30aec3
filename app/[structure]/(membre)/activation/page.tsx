import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AskForLink } from '@/components/account/ask-for-link'
import { FormPage } from '@/components/account/panel'
import { requestActivationAction } from '@/lib/accounts/actions'
import { getContext } from '@/lib/gate/actor'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts.activation'))('againTitle') }
}

/** The activation link, asked for again ([1.B2]). */
export default async function AskActivationPage({ params }: Props) {
  const { structure } = await getContext((await params).structure)
  const t = await getTranslations('accounts.activation')
  return (
    <FormPage title={t('againTitle')} lead={t('againLead')}>
      <AskForLink slug={structure.slug} action={requestActivationAction} submit={t('againSubmit')} />
    </FormPage>
  )
}
