import { useTranslations } from 'next-intl'
import { Records } from '@/components/ui/records'
import type { JournalRow } from '@/lib/journal/types'
import type { JournalWords } from './words'

type Props = { slug: string; rows: JournalRow[]; words: JournalWords }

/** The entries of a page, the latest first: when, who, what, on whom, and what changed value by value. */
export function EntryTable({ slug, rows, words }: Props) {
  const t = useTranslations('journal')
  return (
    <Records
      caption={t('title')}
      rows={rows}
      isWide
      columns={[
        { key: 'what', label: t('columns.what'), cell: (row) => words.operationOf(row) },
        {
          key: 'at',
          label: t('columns.at'),
          cell: (row) => <span className="whitespace-nowrap">{words.momentOf(row)}</span>,
        },
        { key: 'by', label: t('columns.by'), cell: (row) => words.authorOf(row.by) },
        { key: 'on', label: t('columns.on'), cell: (row) => <SubjectLink slug={slug} row={row} /> },
        { key: 'changes', label: t('columns.changes'), cell: (row) => <ChangeList row={row} words={words} /> },
      ]}
    />
  )
}

function SubjectLink({ slug, row: { subject } }: { slug: string; row: JournalRow }) {
  if (!subject.name) return <span className="text-muted">—</span>
  return subject.path ? <a href={`/${slug}/gestion/${subject.path}`}>{subject.name}</a> : subject.name
}

/** What it was before and after; why, when somebody said it. */
export function ChangeList({ row, words }: { row: JournalRow; words: JournalWords }) {
  const t = useTranslations('journal')
  if (row.isErased) return <p className="text-sm text-muted">{t('erased')}</p>
  return (
    <ul className="grid gap-0.5 text-sm wrap-anywhere">
      {words.changesOf(row).map(({ field, before, after }) => (
        <li key={field}>
          {before === null || after === null
            ? t(after === null ? 'gone' : 'given', { field, before: before ?? '', after: after ?? '' })
            : t('change', { field, before, after })}
        </li>
      ))}
      {row.reason ? <li className="text-muted">{t('reason', { reason: row.reason })}</li> : null}
    </ul>
  )
}
