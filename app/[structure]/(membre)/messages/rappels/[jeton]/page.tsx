import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { stopRemindersAction } from '@/lib/client-files/actions'
import { findReminderChoiceByLink } from '@/lib/client-files/queries/find-reminder-choice'
import { getContext } from '@/lib/gate/actor'

type Props = { params: Promise<{ structure: string; jeton: string }> }

export async function generateMetadata(): Promise<Metadata> {
  // The address acts for its holder: it goes to no other site.
  return { title: (await getTranslations('clientFiles.link'))('title'), referrer: 'same-origin' }
}

/** The link at the foot of a reminder ([1.G9]). Opening it changes nothing: mail scanners open links; the button does. */
export default async function RemindersPage({ params }: Props) {
  const { structure: slug, jeton } = await params
  const { structure } = await getContext(slug)
  const t = await getTranslations('clientFiles.link')
  const wants = await findReminderChoiceByLink(structure.id, jeton)
  if (wants === null) {
    const profile = <LinkButton href={`/${slug}/mon-compte/profil`}>{t('profile')}</LinkButton>
    return (
      <FormPage title={t('title')}>
        <Notice kind="warning" title={t('unknown')} action={profile}>
          {t('unknownText')}
        </Notice>
      </FormPage>
    )
  }
  return (
    <FormPage title={t('title')} lead={t(wants ? 'wants' : 'stopped')}>
      <ActionForm action={stopRemindersAction}>
        <HiddenFields structure={slug} token={jeton} wantsReminders={wants ? undefined : 'on'} />
        <div>
          <SubmitButton size="large">{t(wants ? 'stop' : 'start')}</SubmitButton>
        </div>
      </ActionForm>
    </FormPage>
  )
}
