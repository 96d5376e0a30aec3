import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FormPage } from '@/components/account/panel'
import { Notice } from '@/components/ui/notice'
import { listShoppers } from '@/lib/cart/queries'
import { clock } from '@/lib/core/clock'
import { dayOf } from '@/lib/core/time'
import { listAttachmentsOfRequests } from '@/lib/documents/queries'
import { requireMember } from '@/lib/gate/actor'
import { listRequestsOfFile } from '@/lib/pricing/queries/list-requests'
import { checkRequest } from '@/lib/pricing/rules'
import { HouseholdRates, type LearnerRate } from './household-rates'
import { RequestForm } from './request-form'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<{ eleve?: string; envoyee?: string; retiree?: string; erreur?: string; message?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('pricing.request'))('title') }
}

/** Where each learner's reduced price is, and how to ask for it ([1.C1]). */
export default async function ReducedRatePage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const { actor, structure } = await requireMember(slug, `/${slug}/mon-compte/tarif-reduit`)
  const [shoppers, requests, now, { eleve, envoyee, retiree, erreur, message }] = await Promise.all([
    listShoppers(structure.id, actor.clientFileId, structure.timeZone),
    listRequestsOfFile(structure.id, actor.clientFileId),
    clock(),
    searchParams,
  ])
  const today = dayOf(now, structure.timeZone)
  const attached = await listAttachmentsOfRequests(
    structure.id,
    requests.map(({ id }) => id),
  )
  const learners = shoppers.map((learner): LearnerRate => {
    const request = requests.find(({ learnerId }) => learnerId === learner.id) ?? null
    const { reducedUntil } = learner
    const mayAsk = checkRequest({ isPending: request?.status === 'pending', reducedUntil, today }).ok
    return { ...learner, request, mayAsk, documents: (request && attached.get(request.id)) ?? [] }
  })
  const [t, documentTexts] = await Promise.all([
    getTranslations('pricing.request'),
    getTranslations('people.documents'),
  ])
  return (
    <FormPage title={t('title')} lead={t('lead')} back={{ href: `/${slug}/mon-compte/acheter`, label: t('back') }}>
      {message === 'envoi' ? (
        <Notice kind="positive" role="status" className="mb-6">
          {documentTexts('sent')}
        </Notice>
      ) : null}
      {requests.some(({ id }) => id === envoyee || id === retiree) ? (
        <Notice kind="positive" role="status" className="mb-6">
          {t(envoyee ? 'sent' : 'withdrawn')}
        </Notice>
      ) : null}
      <HouseholdRates slug={slug} zone={structure.timeZone} learners={learners} />
      <RequestForm
        structure={structure}
        learners={learners.filter(({ mayAsk }) => mayAsk)}
        asked={eleve}
        error={erreur}
      />
    </FormPage>
  )
}
