import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { ofName } from '@/lib/core/elision'
import { getContext } from '@/lib/gate/actor'
import { subscriptionAction } from '@/lib/mailings/actions'
import { findSubscription } from '@/lib/mailings/queries/find-subscription'

type Props = { params: Promise<{ structure: string; jeton: string }> }

export async function generateMetadata(): Promise<Metadata> {
  // The address acts for its holder: it goes to no other site.
  return { title: (await getTranslations('mailings.unsubscribe'))('title'), referrer: 'same-origin' }
}

/** The link at the foot of a mass message ([2.C6]). Opening it changes nothing: mail scanners open links; the button does ([6.R13]). */
export default async function UnsubscribePage({ params }: Props) {
  const { structure: slug, jeton } = await params
  const { structure } = await getContext(slug)
  const t = await getTranslations('mailings.unsubscribe')
  const subscription = await findSubscription(structure.id, jeton)
  if (!subscription) {
    const isTrial = jeton === 'essai'
    const profile = <LinkButton href={`/${slug}/mon-compte/profil`}>{t('profile')}</LinkButton>
    return (
      <FormPage title={t('title')}>
        <Notice
          kind={isTrial ? 'info' : 'warning'}
          title={t(isTrial ? 'trial' : 'unknown')}
          action={isTrial ? null : profile}
        >
          {t(isTrial ? 'trialText' : 'unknownText')}
        </Notice>
      </FormPage>
    )
  }
  const { channel, address, isSubscribed } = subscription
  const lead = t(`${isSubscribed ? 'asks' : 'stopped'}.${channel}`, { address, ofStructure: ofName(structure.name) })
  return (
    <FormPage title={t('title')} lead={lead} aside={<p className="text-muted">{t('service')}</p>}>
      <ActionForm action={subscriptionAction}>
        <HiddenFields structure={slug} token={jeton} wants={isSubscribed ? undefined : 'true'} />
        <div>
          <SubmitButton size="large">{t(isSubscribed ? 'stop' : 'start')}</SubmitButton>
        </div>
      </ActionForm>
    </FormPage>
  )
}
