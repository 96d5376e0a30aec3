import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Tag } from '@/components/ui/card'
import { type Column, Records } from '@/components/ui/records'
import type { FileRow } from '@/lib/client-files/types'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import type { FileColumn, ListedFile } from '@/lib/finder/types'
import { formatPhone } from '@/lib/site/rules'
import { bulkForm } from './bulk-bar'

type Words = ReturnType<typeof useTranslations<'files'>>
type AddressingWords = ReturnType<typeof useTranslations<'people.addressing'>>
type Cells = Record<FileColumn, (file: ListedFile) => ReactNode>
type Props = { path: string; zone: string; rows: ListedFile[]; shown: readonly FileColumn[] }

/** One client a line, each opening their file; a merged file opens the one that was kept ([2.A4]). */
export function FileTable({ path, zone, rows, shown }: Props) {
  const t = useTranslations('files')
  const cells = makeCells(t, useTranslations('people.addressing'), zone)
  const columns: Column<ListedFile>[] = [
    { key: 'name', label: t('columns.name'), cell: (row) => <Name path={path} row={row} /> },
    ...shown.map((key) => ({ key, label: t(`columns.${key}`), numeric: key === 'number', cell: cells[key] })),
  ]
  return <Records caption={t('list.title')} columns={columns} rows={rows} isWide />
}

/** What each column says of a file. */
function makeCells(t: Words, words: AddressingWords, zone: string): Cells {
  const answer = (said: boolean | null | undefined) =>
    t(`answers.${said === true ? 'yes' : said === false ? 'no' : 'none'}`)
  return {
    email: ({ email }) => <span className="break-all">{email}</span>,
    phone: ({ phone }) => <span className="whitespace-nowrap">{phone ? formatPhone(phone) : null}</span>,
    address: ({ addressLine1, addressLine2 }) => [addressLine1, addressLine2].filter(Boolean).join(', '),
    town: ({ postcode, city }) => `${postcode} ${city}`.trim(),
    country: ({ country }) => country,
    birthOn: ({ birthOn }) => (birthOn ? formatNumericDay(birthOn) : null),
    others: ({ others }) => others,
    status: ({ status }) => t(`list.states.${status}`),
    login: ({ hasLogin }) => t(hasLogin ? 'list.hasLogin' : 'list.noLogin'),
    openedOn: ({ createdAt }) => (createdAt ? formatNumericDay(dayOf(createdAt, zone)) : null),
    phoneConsent: ({ consents }) => answer(consents?.phone),
    postConsent: ({ consents }) => answer(consents?.post),
    emailConsent: ({ consents }) => answer(consents?.email),
    newsletter: ({ consents }) => answer(consents?.newsletter),
    civility: ({ civility }) => (civility ? words(`civilities.${civility}`) : null),
    locale: ({ locale }) => (locale ? words(`locales.${locale}`) : null),
    number: ({ number }) => number,
  }
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
