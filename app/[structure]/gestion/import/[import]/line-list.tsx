import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/button'
import { type Column, Records } from '@/components/ui/records'
import type { ImportLineRow } from '@/lib/imports/queries/list-imports'
import type { Cells } from '@/lib/imports/types'

type Props = {
  title: string
  lines: ImportLineRow[]
  total: number
  desk: string
  download?: string
  /** The people are there already: nothing is added. */
  addsNothing?: boolean
}

/** Lines of an import in one state: who, and what each adds or what is to mend in it. */
export function LineList({ title, lines, total, desk, download, addsNothing = false }: Props) {
  const t = useTranslations('imports')
  const columns: Column<ImportLineRow>[] = [
    { key: 'number', label: t('lines.number'), cell: ({ lineNumber }) => lineNumber },
    { key: 'who', label: t('lines.who'), cell: (line) => <Who line={line} desk={desk} /> },
    { key: 'adds', label: t('lines.adds'), cell: ({ cells }) => <Adds cells={cells} /> },
    { key: 'what', label: t('lines.what'), cell: (line) => <Problems line={line} /> },
  ]
  const hasProblems = lines.some(({ problems }) => problems.length > 0)
  const shown = addsNothing ? columns.slice(0, 2) : hasProblems ? columns : columns.slice(0, 3)
  return (
    <section className="grid min-w-0 gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="display text-xl">{title}</h2>
        {download ? (
          <LinkButton href={download} look="quiet" icon="download">
            {t('lines.download')}
          </LinkButton>
        ) : null}
      </div>
      <Records caption={title} columns={shown} rows={lines} />
      {total > lines.length ? <p className="text-muted">{t('lines.more', { count: lines.length })}</p> : null}
    </section>
  )
}

function Who({ line: { cells, fileNumber }, desk }: { line: ImportLineRow; desk: string }) {
  const name = `${cells.firstName ?? ''} ${cells.lastName ?? ''}`.trim()
  return fileNumber ? <a href={`${desk}/dossiers/${fileNumber}`}>{name}</a> : name
}

function Adds({ cells }: { cells: Cells }) {
  const t = useTranslations('imports.lines')
  const learner = cells.learnerFirstName
    ? t('learner', { name: `${cells.learnerFirstName} ${cells.learnerLastName || cells.lastName || ''}` })
    : ''
  const membership = cells.memberFrom ? t('membership', { from: cells.memberFrom, until: cells.memberUntil ?? '' }) : ''
  const pass = cells.offer
    ? t('pass', { credits: Number(cells.credits) || 0, offer: cells.offer, until: cells.validUntil ?? '' })
    : ''
  return [learner, membership, pass].filter(Boolean).join(', ') || t('identity')
}

function Problems({ line: { problems } }: { line: ImportLineRow }) {
  const t = useTranslations()
  return (
    <ul className="grid gap-1">
      {problems.map(({ column, problem }) => (
        <li key={`${column} ${problem}`}>
          <strong className="font-semibold">{t(`imports.columns.${column}`)}</strong> {t(problem as never)}
        </li>
      ))}
    </ul>
  )
}
