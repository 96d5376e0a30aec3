import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { FoldingSection } from '@/components/ui/details'
import { type Column, Records } from '@/components/ui/records'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { dayOf } from '@/lib/core/time'
import { formatOrderNumber } from '@/lib/orders/rules'
import { takeTransferUp } from '@/lib/transfers/actions'
import type { DoneTransfer, ImportedStatement } from '@/lib/transfers/queries'

/** The last transfers that were matched or set aside: the latter may come back. */
export function DoneTransfers({ slug, transfers }: { slug: string; transfers: DoneTransfer[] }) {
  const t = useTranslations('transfers.done')
  if (transfers.length === 0) return null
  const columns: Column<DoneTransfer>[] = [
    { key: 'on', label: t('columns.on'), cell: ({ bookedOn }) => formatNumericDay(bookedOn) },
    { key: 'payer', label: t('columns.payer'), cell: ({ payerName, remittance }) => payerName || remittance },
    {
      key: 'orders',
      label: t('columns.orders'),
      cell: (transfer) => <Destination slug={slug} transfer={transfer} />,
    },
    {
      key: 'amount',
      label: t('columns.amount'),
      numeric: true,
      cell: ({ amountCents, currency }) => formatCents(amountCents, currency),
    },
  ]
  return (
    <FoldingSection summary={<h2>{t('title')}</h2>} open={false}>
      <Records caption={t('caption')} columns={columns} rows={transfers} />
    </FoldingSection>
  )
}

function Destination({ slug, transfer }: { slug: string; transfer: DoneTransfer }) {
  const t = useTranslations('transfers.done')
  if (transfer.status === 'ignored') {
    return (
      <>
        {t('aside')}
        <ActionForm action={takeTransferUp} className="mt-1">
          <HiddenFields structure={slug} transfer={transfer.id} />
          <SubmitButton look="quiet">{t('takeUp')}</SubmitButton>
        </ActionForm>
      </>
    )
  }
  if (transfer.orders.length === 0) return t('credit')
  return transfer.orders.map(({ id, number }, rank) => (
    <span key={id}>
      {rank > 0 ? ', ' : null}
      <a href={`/${slug}/gestion/commandes/${formatOrderNumber(number)}`}>{formatOrderNumber(number)}</a>
    </span>
  ))
}

/** The last files of the bank. */
export function Statements({ statements, zone }: { statements: ImportedStatement[]; zone: string }) {
  const t = useTranslations('transfers.import')
  if (statements.length === 0) return null
  const columns: Column<ImportedStatement>[] = [
    {
      key: 'file',
      label: t('columns.file'),
      cell: ({ fileName, format }) => (
        <span className="break-all">
          {fileName} <span className="text-sm text-muted">{t(`formats.${format}`)}</span>
        </span>
      ),
    },
    { key: 'on', label: t('columns.on'), cell: ({ importedAt }) => formatNumericDay(dayOf(importedAt, zone)) },
    { key: 'lines', label: t('columns.lines'), numeric: true, cell: ({ lines }) => lines },
    { key: 'waiting', label: t('columns.waiting'), numeric: true, cell: ({ waiting }) => waiting },
  ]
  return (
    <FoldingSection summary={<h2>{t('last')}</h2>} open={false}>
      <Records caption={t('caption')} columns={columns} rows={statements} />
    </FoldingSection>
  )
}
