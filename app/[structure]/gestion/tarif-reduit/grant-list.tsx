import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { TextInput } from '@/components/ui/inputs'
import { EmptyState } from '@/components/ui/page-header'
import { type Column, Records } from '@/components/ui/records'
import { SubmitButton } from '@/components/ui/submit-button'
import { ofName } from '@/lib/core/elision'
import { formatNumericDay } from '@/lib/core/formatting'
import { revokeReducedRate } from '@/lib/pricing/actions'
import type { GrantInForce } from '@/lib/pricing/queries/list-grants'
import { ProofLink } from './proof-link'

/** Who has the reduced price now, the first to end first; each can be taken back with a reason. */
export function GrantList({ slug, grants }: { slug: string; grants: GrantInForce[] }) {
  const t = useTranslations('pricing.desk')
  const head = useTranslations('pricing.desk.columns')
  if (grants.length === 0) return <EmptyState title={t('noneGranted')}>{t('noneGrantedText')}</EmptyState>
  const columns: Column<GrantInForce>[] = [
    { key: 'learner', label: head('learner'), cell: ({ learnerName }) => learnerName },
    {
      key: 'period',
      label: head('period'),
      cell: ({ startsOn, endsOn }) =>
        t('period', { from: formatNumericDay(startsOn), until: formatNumericDay(endsOn) }),
    },
    {
      key: 'proof',
      label: head('proof'),
      cell: ({ documentId, learnerName, reason }) =>
        documentId ? <ProofLink slug={slug} documentId={documentId} learner={learnerName} /> : reason,
    },
    { key: 'action', label: head('action'), cell: (grant) => <Revocation slug={slug} grant={grant} /> },
  ]
  return <Records caption={t('views.accordes')} columns={columns} rows={grants} />
}

function Revocation({ slug, grant }: { slug: string; grant: GrantInForce }) {
  const t = useTranslations('pricing.desk')
  return (
    <Details summary={t('revokeSummary')}>
      <p>{t('revokeText')}</p>
      <ActionForm action={revokeReducedRate}>
        <HiddenFields structure={slug} grant={grant.id} />
        <TextInput name="reason" label={t('revokeReason')} required maxLength={500} />
        <div>
          <SubmitButton look="danger" aria-label={t('revokeOf', { ofLearner: ofName(grant.learnerName) })}>
            {t('revoke')}
          </SubmitButton>
        </div>
      </ActionForm>
    </Details>
  )
}
