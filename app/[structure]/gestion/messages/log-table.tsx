import { useTranslations } from 'next-intl'
import { Records } from '@/components/ui/records'
import { formatInstant } from '@/lib/core/formatting'
import type { LogRow } from '@/lib/deliveries/types'
import { StateTag } from './state-tag'

type Props = { slug: string; zone: string; rows: LogRow[] }

/** The messages of a page of the log, the latest first. */
export function LogTable({ slug, zone, rows }: Props) {
  const t = useTranslations('deliveries')
  const path = `/${slug}/gestion`
  return (
    <Records
      caption={t('caption')}
      rows={rows}
      isWide
      columns={[
        {
          key: 'subject',
          label: t('columns.subject'),
          cell: (row) => <a href={`${path}/messages/${row.id}`}>{row.subject}</a>,
        },
        {
          key: 'reader',
          label: t('columns.reader'),
          cell: ({ reader, recipient }) => (
            <span className="grid wrap-anywhere">
              {reader ? <a href={`${path}/dossiers/${reader.number}`}>{reader.name}</a> : null}
              <span className={reader ? 'text-sm text-muted' : ''}>{recipient}</span>
            </span>
          ),
        },
        {
          key: 'at',
          label: t('columns.at'),
          cell: (row) => formatInstant(row.at, zone),
        },
        { key: 'author', label: t('columns.author'), cell: (row) => row.author || t('portal') },
        { key: 'state', label: t('columns.state'), cell: (row) => <StateTag state={row.state} /> },
      ]}
    />
  )
}
