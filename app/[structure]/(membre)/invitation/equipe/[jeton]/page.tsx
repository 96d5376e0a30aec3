import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { NewPasswordFields } from '@/components/account/new-password-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { ofName } from '@/lib/core/elision'
import { getContext } from '@/lib/gate/actor'
import { joinTeamAction, joinTeamWithPasswordAction } from '@/lib/staff/actions'
import { readInvitation } from '@/lib/staff/queries'

type Props = { params: Promise<{ structure: string; jeton: string }> }

export async function generateMetadata(): Promise<Metadata> {
  // The address is a key: it goes to no other site.
  return { title: (await getTranslations('staff.join'))('submit'), referrer: 'same-origin' }
}

/** The link of an invitation into the team ([2.F1]): seven days, once; opening it changes nothing. */
export default async function JoinTeamPage({ params }: Props) {
  const { structure: slug, jeton } = await params
  const { structure } = await getContext(slug)
  const [state, t, labels] = await Promise.all([
    readInvitation(structure.id, jeton),
    getTranslations('staff.join'),
    getTranslations('accounts.labels'),
  ])
  const title = t('title', { ofStructure: ofName(structure.name) })
  if (state !== 'new' && state !== 'known') {
    return (
      <FormPage title={title}>
        <Notice
          kind="warning"
          title={t(`refusals.${state}`)}
          action={<LinkButton href={`/${slug}/connexion`}>{t('login')}</LinkButton>}
        />
      </FormPage>
    )
  }
  const isNew = state === 'new'
  return (
    <FormPage title={title} lead={t(isNew ? 'newLead' : 'knownLead')}>
      <ActionForm action={isNew ? joinTeamWithPasswordAction : joinTeamAction}>
        <HiddenFields structure={slug} token={jeton} />
        {isNew ? <NewPasswordFields label={labels('password')} /> : null}
        <SubmitButton size="large">{t('submit')}</SubmitButton>
      </ActionForm>
    </FormPage>
  )
}
