import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/page-header'
import { type Column, Records } from '@/components/ui/records'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import type { DeskRateRequest } from '@/lib/pricing/queries/list-requests'
import { ProofLink } from './proof-link'

type Props = { slug: string; zone: string; requests: DeskRateRequest[] }

/** The last requests that were refused, with the reason that the member read. */
export function RefusedList({ slug, zone, requests }: Props) {
  const t = useTranslations('pricing.desk')
  const head = useTranslations('pricing.desk.columns')
  if (requests.length === 0) return <EmptyState title={t('noneRefused')}>{t('noneRefusedText')}</EmptyState>
  const columns: Column<DeskRateRequest>[] = [
    { key: 'learner', label: head('learner'), cell: ({ learnerName }) => learnerName },
    { key: 'day', label: head('day'), cell: ({ decidedAt }) => formatNumericDay(dayOf(decidedAt!, zone)) },
    { key: 'reason', label: head('reason'), cell: ({ reason }) => reason },
    {
      key: 'proof',
      label: head('proof'),
      cell: ({ documentId, learnerName }) => <ProofLink slug={slug} documentId={documentId} learner={learnerName} />,
    },
  ]
  return <Records caption={t('views.refuses')} columns={columns} rows={requests} />
}
