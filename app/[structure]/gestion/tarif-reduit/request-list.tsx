import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { Icon } from '@/components/ui/icon'
import { DateInput, Textarea } from '@/components/ui/inputs'
import { EmptyState } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatDay, formatNumericDay } from '@/lib/core/formatting'
import { ageOn, type Day, dayOf } from '@/lib/core/time'
import type { Attachment } from '@/lib/documents/types'
import { grantRateRequest, refuseRateRequest } from '@/lib/pricing/actions'
import type { DeskRateRequest } from '@/lib/pricing/queries/list-requests'
import { suggestGrantEnd } from '@/lib/pricing/rules'
import { ProofLink } from './proof-link'

type Attached = ReadonlyMap<string, Attachment[]>
type Shared = { slug: string; zone: string; today: Day }

/** The requests to answer, the oldest first, each with its proof and its two answers. */
export function RequestList({
  requests,
  attached,
  ...shared
}: Shared & { requests: DeskRateRequest[]; attached: Attached }) {
  const t = useTranslations('pricing.desk')
  if (requests.length === 0) return <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
  return (
    <>
      <p role="status" className="text-muted">
        {t('count', { count: requests.length })}
      </p>
      <ul className="grid items-start gap-4 lg:grid-cols-2">
        {requests.map((request) => (
          <RequestCard key={request.id} {...shared} request={request} documents={attached.get(request.id) ?? []} />
        ))}
      </ul>
    </>
  )
}

type CardProps = Shared & { request: DeskRateRequest; documents: Attachment[] }

function RequestCard({ slug, zone, today, request, documents }: CardProps) {
  const t = useTranslations('pricing.desk')
  const { learnerName, learnerBirthOn, payerName, payerNumber, documentId } = request
  const asked = { name: payerName, number: payerNumber, day: formatDay(dayOf(request.createdAt, zone)) }
  return (
    <Card as="li" className="grid content-start gap-3">
      <h2 className="text-xl">{learnerName}</h2>
      <p className="text-muted">
        {learnerBirthOn
          ? `${t('born', { day: formatNumericDay(learnerBirthOn), age: ageOn(learnerBirthOn, today) })} · `
          : ''}
        {t('askedBy', asked)}
      </p>
      <p className="flex flex-wrap items-center gap-x-3">
        <ProofLink slug={slug} documentId={documentId} learner={learnerName} />
        <span className="text-sm text-muted">
          {t('proofSize', {
            kind: t(request.mediaType === 'application/pdf' ? 'kinds.pdf' : 'kinds.image'),
            kilobytes: Math.max(1, Math.round(request.byteCount / 1000)),
          })}
        </span>
      </p>
      <RequestDocuments slug={slug} documents={documents} />
      <ActionForm
        action={grantRateRequest}
        values={{ endsOn: formatNumericDay(suggestGrantEnd(today)) }}
        className="border-t border-line pt-4"
      >
        <HiddenFields structure={slug} request={request.id} />
        <DateInput name="endsOn" label={t('endsOn')} required autoComplete="off" />
        <div>
          <SubmitButton aria-label={t('grantTo', { learner: learnerName })}>{t('grant')}</SubmitButton>
        </div>
      </ActionForm>
      <Details summary={t('refuseSummary')}>
        <ActionForm action={refuseRateRequest}>
          <HiddenFields structure={slug} request={request.id} />
          <Textarea name="reason" label={t('reason')} required maxLength={500} rows={3} />
          <div>
            <SubmitButton look="danger" aria-label={t('refuseTo', { learner: learnerName })}>
              {t('refuse')}
            </SubmitButton>
          </div>
        </ActionForm>
      </Details>
    </Card>
  )
}

/** What came with the request besides its proof ([2.A10]). */
function RequestDocuments({ slug, documents }: { slug: string; documents: Attachment[] }) {
  const t = useTranslations('people.documents')
  if (documents.length === 0) return null
  return (
    <ul aria-label={t('ofRequest')}>
      {documents.map(({ id, documentId, title }) => (
        <li key={id}>
          <a
            href={`/${slug}/gestion/documents/${documentId}`}
            aria-label={t('download', { title })}
            className="inline-flex min-h-11 items-center gap-2 break-words"
          >
            <Icon name="download" />
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}
