import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/card'
import { type Column, Records } from '@/components/ui/records'
import type { FileRow } from '@/lib/client-files/types'
import { formatPhone } from '@/lib/site/rules'
import { bulkForm } from './bulk-bar'

/** One client a line, each opening their file; a merged file opens the one that was kept ([2.A4]). */
export function FileTable({ path, rows }: { path: string; rows: FileRow[] }) {
  const t = useTranslations('files.list')
  const columns: Column<FileRow>[] = [
    { key: 'name', label: t('columns.name'), cell: (row) => <Name path={path} row={row} /> },
    { key: 'email', label: t('columns.email'), cell: ({ email }) => <span className="break-all">{email}</span> },
    {
      key: 'phone',
      label: t('columns.phone'),
      cell: ({ phone }) => <span className="whitespace-nowrap">{phone ? formatPhone(phone) : null}</span>,
    },
    { key: 'town', label: t('columns.town'), cell: ({ postcode, city }) => `${postcode} ${city}`.trim() },
    { key: 'login', label: t('columns.login'), cell: ({ hasLogin }) => t(hasLogin ? 'hasLogin' : 'noLogin') },
    { key: 'number', label: t('columns.number'), numeric: true, cell: ({ number }) => number },
  ]
  return <Records caption={t('title')} columns={columns} rows={rows} isWide />
}

function Name({ path, row }: { path: string; row: FileRow }) {
  const t = useTranslations('files.list')
  return (
    <span className="flex items-start gap-3">
      {row.keptNumber ? null : (
        <input
          type="checkbox"
          form={bulkForm}
          name="dossier"
          value={row.number}
          aria-label={t('tick', { name: `${row.firstName} ${row.lastName}` })}
          className="mt-[0.2em] size-5 shrink-0 accent-[var(--accent)]"
        />
      )}
      <span className="grid min-w-0 justify-items-start gap-1">
        <a href={`${path}/${row.keptNumber ?? row.number}`} className="font-semibold">
          {row.lastName} {row.firstName}
        </a>
        {row.others ? <span className="text-sm text-muted">{t('with', { names: row.others })}</span> : null}
        {row.status === 'active' ? null : (
          <Tag kind="warning">
            {row.keptNumber ? t('mergedInto', { number: row.keptNumber }) : t(`states.${row.status}`)}
          </Tag>
        )}
      </span>
    </span>
  )
}
