import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { DocumentForm } from '@/components/documents/document-form'
import { DocumentList } from '@/components/documents/document-list'
import { ActionForm } from '@/components/ui/action-form'
import { Card, Tag, type TagKind } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { Icon } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Shopper } from '@/lib/cart/queries'
import { formatDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { withdrawMyDocumentAction } from '@/lib/documents/actions'
import type { Attachment } from '@/lib/documents/types'
import { withdrawRateRequest } from '@/lib/pricing/actions'
import type { OwnRateRequest } from '@/lib/pricing/queries/list-requests'
import { decideRenewalDay } from '@/lib/pricing/rules'

export type LearnerRate = Shopper & { request: OwnRateRequest | null; mayAsk: boolean; documents: Attachment[] }

type Props = { slug: string; zone: string; learners: LearnerRate[] }

/** For each learner: the price that they pay, and what became of the last request. */
export function HouseholdRates({ slug, zone, learners }: Props) {
  const t = useTranslations('pricing.request')
  return (
    <section aria-label={t('household')}>
      <ul className="grid gap-3">
        {learners.map((learner) => (
          <LearnerCard key={learner.id} slug={slug} zone={zone} learner={learner} />
        ))}
      </ul>
    </section>
  )
}

const stateOf = ({ reducedUntil, request }: LearnerRate): 'granted' | 'pending' | 'refused' | 'none' => {
  if (request?.status === 'pending') return 'pending'
  if (reducedUntil) return 'granted'
  return request?.status === 'refused' ? 'refused' : 'none'
}
const tags: Record<ReturnType<typeof stateOf>, TagKind> = {
  granted: 'positive',
  pending: 'info',
  refused: 'warning',
  none: 'neutral',
}

function LearnerCard({ slug, zone, learner }: Omit<Props, 'learners'> & { learner: LearnerRate }) {
  const t = useTranslations('pricing.request')
  const { firstName, isSelf, reducedUntil, request } = learner
  const state = stateOf(learner)
  const day = request ? formatDay(dayOf(request.createdAt, zone)) : ''
  return (
    <Card as="li" className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg">{isSelf ? t('you', { learner: firstName }) : firstName}</h2>
        <Tag kind={tags[state]}>{t(`states.${state}`)}</Tag>
      </div>
      {reducedUntil ? (
        <p>
          {t('granted', { day: formatDay(reducedUntil) })}{' '}
          {learner.mayAsk ? null : (
            <span className="text-muted">{t('renewal', { day: formatDay(decideRenewalDay(reducedUntil)) })}</span>
          )}
        </p>
      ) : null}
      {state === 'pending' ? <p>{t('pending', { day })}</p> : null}
      {state === 'refused' ? (
        <p>
          {t('refused', { day, reason: request!.reason })} <span className="text-muted">{t('refusedAgain')}</span>
        </p>
      ) : null}
      {state === 'none' && request?.status !== 'granted' ? <p className="text-muted">{t('none')}</p> : null}
      {state === 'none' && request?.status === 'granted' ? <p className="text-muted">{t('ended')}</p> : null}
      {request && state !== 'none' ? (
        <a
          href={`/${slug}/mon-compte/documents/${request.documentId}`}
          aria-label={t('proofOf', { learner: firstName })}
          className="inline-flex min-h-11 items-center gap-2 justify-self-start"
        >
          <Icon name="download" />
          {t('proof')}
        </a>
      ) : null}
      <RequestDocuments slug={slug} zone={zone} request={request} documents={learner.documents} />
      {state === 'pending' ? (
        <ActionForm action={withdrawRateRequest}>
          <HiddenFields structure={slug} request={request!.id} />
          <div>
            <SubmitButton look="quiet" aria-label={t('withdrawOf', { learner: firstName })}>
              {t('withdraw')}
            </SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Card>
  )
}

type RequestProps = { slug: string; zone: string; request: OwnRateRequest | null; documents: Attachment[] }

/** What was sent with a request besides its proof, and one more while it waits ([2.A10]). */
function RequestDocuments({ slug, zone, request, documents }: RequestProps) {
  const t = useTranslations('people.documents')
  const isOpen = request?.status === 'pending'
  const path = `/${slug}/mon-compte/documents`
  return (
    <>
      {documents.length > 0 ? (
        <DocumentList
          slug={slug}
          zone={zone}
          path={path}
          documents={documents.map((one) => ({ ...one, canWithdraw: isOpen && one.isFromMember }))}
          withdraw={withdrawMyDocumentAction}
          isMember
        />
      ) : null}
      {isOpen ? (
        <Details summary={t('addToRequest')}>
          <DocumentForm to={`${path}/envoi?depuis=tarif-reduit`} requests={request.id} />
        </Details>
      ) : null}
    </>
  )
}
