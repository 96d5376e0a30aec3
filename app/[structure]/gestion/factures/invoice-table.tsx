import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import { type Column, Records } from '@/components/ui/records'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import type { InvoiceRow } from '@/lib/invoices/types'
import { formatOrderNumber } from '@/lib/orders/rules'

type Props = {
  rows: InvoiceRow[]
  desk: string
  /** On their own page, whose name needn't be said again. */
  isOfOneClient?: boolean
}

/** One paper a line, with its order and its stored PDF. */
export function InvoiceTable({ rows, desk, isOfOneClient = false }: Props) {
  const t = useTranslations('papers.desk')
  const columns: Column<InvoiceRow>[] = [
    {
      key: 'number',
      label: t('columns.number'),
      cell: ({ number }) => <span className="font-semibold">{number}</span>,
    },
    { key: 'issuedOn', label: t('columns.issuedOn'), cell: ({ issuedOn }) => formatNumericDay(issuedOn) },
    { key: 'client', label: t('columns.client'), cell: ({ clientName }) => clientName },
    {
      key: 'order',
      label: t('columns.order'),
      cell: ({ orderNumber }) => {
        const number = formatOrderNumber(orderNumber)
        return <a href={`${desk}/commandes/${number}`}>{number}</a>
      },
    },
    {
      key: 'total',
      label: t('columns.total'),
      numeric: true,
      cell: ({ totalCents, currency }) => formatCents(totalCents, currency),
    },
    { key: 'paper', label: t('columns.paper'), cell: (row) => <Paper row={row} desk={desk} /> },
  ]
  const shown = columns.filter(({ key }) => !isOfOneClient || key !== 'client')
  return <Records caption={t('caption')} columns={shown} rows={rows} />
}

function Paper({ row: { documentId, number }, desk }: { row: InvoiceRow; desk: string }) {
  const t = useTranslations('papers.desk')
  if (!documentId) return <span className="text-muted">{t('preparing')}</span>
  return (
    <a
      href={`${desk}/documents/${documentId}`}
      aria-label={t('downloadLabel', { number })}
      className="inline-flex items-center gap-1.5"
    >
      <Icon name="download" />
      {t('download')}
    </a>
  )
}
