import { useTranslations } from 'next-intl'
import { type Column, Records } from '@/components/ui/records'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { dayOf } from '@/lib/core/time'
import type { DeskOrderRow } from '@/lib/desk/types'
import { formatOrderNumber } from '@/lib/orders/rules'
import { OrderStatusTag } from './order-status'

type Props = {
  path: string
  rows: DeskOrderRow[]
  zone: string
  /** On their own page, whose name needn't be said again. */
  isOfOneClient?: boolean
}

/** One order a line, each opening its page. */
export function OrderTable({ path, rows, zone, isOfOneClient = false }: Props) {
  const t = useTranslations('desk.orders')
  const head = useTranslations('desk.orders.columns')
  const columns: Column<DeskOrderRow>[] = [
    {
      key: 'number',
      label: head('number'),
      cell: ({ number }) => (
        <a href={`${path}/${formatOrderNumber(number)}`} className="font-semibold">
          {formatOrderNumber(number)}
        </a>
      ),
    },
    {
      key: 'orderedOn',
      label: head('orderedOn'),
      cell: ({ orderedAt }) => formatNumericDay(dayOf(orderedAt, zone)),
    },
    { key: 'client', label: head('client'), cell: ({ clientName }) => clientName },
    { key: 'lines', label: head('lines'), cell: (row) => <Bought row={row} /> },
    { key: 'means', label: head('means'), cell: (row) => <Means row={row} /> },
    {
      key: 'total',
      label: head('total'),
      numeric: true,
      cell: (row) => formatCents(row.totalCents, row.currency),
    },
    {
      key: 'received',
      label: head('received'),
      numeric: true,
      cell: (row) => formatCents(row.receivedCents, row.currency),
    },
    { key: 'status', label: head('status'), cell: (row) => <OrderStatusTag order={row} /> },
  ]
  const shown = columns.filter(({ key }) => !isOfOneClient || key !== 'client')
  return <Records caption={t('caption')} columns={shown} rows={rows} isWide />
}

function Bought({ row }: { row: DeskOrderRow }) {
  const t = useTranslations('desk.orders')
  return (
    <>
      {row.firstLine}
      {row.otherLines > 0 ? (
        <span className="block text-sm text-muted">{t('otherLines', { count: row.otherLines })}</span>
      ) : null}
    </>
  )
}

function Means({ row }: { row: DeskOrderRow }) {
  const t = useTranslations('desk.orders')
  const means = useTranslations('orders.means')
  const name = means(row.means)
  return (
    <span className="inline-block first-letter:uppercase">
      {row.instalments > 1 ? t('times', { means: name, count: row.instalments }) : name}
    </span>
  )
}
