import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { ofName } from '@/lib/core/elision'
import { getContext } from '@/lib/gate/actor'
import { confirmCopyAction, stopCopyAction } from '@/lib/learners/actions'
import { findCopyByLink } from '@/lib/learners/queries'

type Props = { params: Promise<{ structure: string; eleve: string; jeton: string }> }

export async function generateMetadata(): Promise<Metadata> {
  // The address acts for its holder: it goes to no other site.
  return { title: (await getTranslations('learners.copyLink'))('title'), referrer: 'same-origin' }
}

/** What a second address gets: a button to agree to the copies, later one to stop them ([1.B9]). Opening it changes nothing. */
export default async function CopyPage({ params }: Props) {
  const { structure: slug, eleve, jeton } = await params
  const { structure } = await getContext(slug)
  const t = await getTranslations('learners.copyLink')
  const found = await findCopyByLink(structure.id, eleve, jeton)
  if (!found) {
    return (
      <FormPage title={t('title')}>
        <Notice kind="warning" title={t('unknown')}>
          {t('unknownText')}
        </Notice>
      </FormPage>
    )
  }
  const { email, confirmedAt } = found.copy
  const said = { ofName: ofName(found.firstName), email, structure: structure.name }
  return (
    <FormPage title={t('title')} lead={t(confirmedAt ? 'confirmed' : 'lead', said)}>
      <ActionForm action={confirmedAt ? stopCopyAction : confirmCopyAction}>
        <HiddenFields structure={slug} learner={eleve} token={jeton} />
        <div>
          <SubmitButton size="large" look={confirmedAt ? 'quiet' : undefined}>
            {t(confirmedAt ? 'stop' : 'confirm')}
          </SubmitButton>
        </div>
      </ActionForm>
    </FormPage>
  )
}
