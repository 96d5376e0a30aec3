import { useTranslations } from 'next-intl'
import { type Column, Records } from '@/components/ui/records'
import type { ListedFile } from '@/lib/finder/types'
import { formatPhone } from '@/lib/site/rules'

/** The people of a segment, each opening their file. */
export function PeopleTable({ slug, rows }: { slug: string; rows: ListedFile[] }) {
  const t = useTranslations('segments.result')
  const answers = useTranslations('files.answers')
  const columns: Column<ListedFile>[] = [
    {
      key: 'name',
      label: t('columns.name'),
      cell: ({ number, firstName, lastName }) => (
        <a href={`/${slug}/gestion/dossiers/${number}`} className="font-semibold">
          {lastName} {firstName}
        </a>
      ),
    },
    { key: 'email', label: t('columns.email'), cell: ({ email }) => <span className="break-all">{email}</span> },
    {
      key: 'phone',
      label: t('columns.phone'),
      cell: ({ phone }) => <span className="whitespace-nowrap">{phone ? formatPhone(phone) : null}</span>,
    },
    { key: 'town', label: t('columns.town'), cell: ({ postcode, city }) => `${postcode} ${city}`.trim() },
    {
      key: 'mayEmail',
      label: t('columns.mayEmail'),
      cell: ({ consents }) => answers(consents?.email === true ? 'yes' : consents?.email === false ? 'no' : 'none'),
    },
  ]
  return <Records caption={t('caption')} columns={columns} rows={rows} />
}
