import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Tag } from '@/components/ui/card'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { type Column, Records } from '@/components/ui/records'
import { type AbsenceRow, listAbsences } from '@/lib/absences/queries/list-absences'
import { requireStaff } from '@/lib/gate/actor'
import { schoolDesk } from '@/lib/staff/types'
import { periodOf } from './words'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('absences'))('title') }
}

/** Teachers who can't come: a teacher's own absences, or everybody's, with who hasn't answered yet ([1.H6]). */
export default async function AbsencesPage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/absences`
  const { actor, structure } = await requireStaff(slug, path, schoolDesk)
  const [rows, t] = await Promise.all([listAbsences(actor), getTranslations('absences')])
  const columns: Column<AbsenceRow>[] = [
    {
      key: 'when',
      label: t('list.when'),
      cell: (row) => <a href={`${path}/${row.id}`}>{periodOf(row, structure.timeZone)}</a>,
    },
    { key: 'teacher', label: t('list.teacher'), cell: ({ teacher }) => teacher },
    { key: 'state', label: t('list.state'), cell: (row) => <State row={row} /> },
  ]
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <LinkButton href={`${path}/nouvelle`} icon="plus">
            {t('declare')}
          </LinkButton>
        }
        className="pb-0"
      />
      {rows.length === 0 ? (
        <EmptyState icon="calendar" title={t('list.empty')}>
          {t('list.emptyText')}
        </EmptyState>
      ) : (
        <Records caption={t('list.caption')} columns={columns} rows={rows} />
      )}
    </div>
  )
}

async function State({ row: { undoneAt, isOver, open, asked } }: { row: AbsenceRow }) {
  const t = await getTranslations('absences.list')
  if (undoneAt) return <Tag>{t('undone')}</Tag>
  if (open > 0) return <Tag kind="warning">{t('open', { count: open })}</Tag>
  if (isOver) return <Tag>{t('over')}</Tag>
  return <Tag kind="positive">{t(asked > 0 ? 'answered' : 'nobody')}</Tag>
}
