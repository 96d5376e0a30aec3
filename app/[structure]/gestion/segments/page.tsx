import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { describeQuery, namesOf } from '@/components/segments/describe-query'
import { LinkButton } from '@/components/ui/button'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { type Column, Records } from '@/components/ui/records'
import type { Staff } from '@/lib/core/actor'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { listSegmentChoices } from '@/lib/segments/queries/list-choices'
import { countRecipients } from '@/lib/segments/queries/list-recipients'
import { listSegments } from '@/lib/segments/queries/list-segments'
import { viewInput } from '@/lib/segments/schema'
import type { Segment } from '@/lib/segments/types'
import { rights } from '@/lib/staff/types'
import { Panel } from '../panel'
import { ReadyMade } from './ready-made'
import type { Search } from './segment-desk'
import { SegmentDone } from './segment-done'

type Props = { params: Promise<{ structure: string }>; searchParams: Promise<Search> }
type Row = Segment & { says: string; count: number }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments'))('title') }
}

/** The saved segments with how many answer them today, and those that many schools ask for ([2.D2] [2.D3]). */
export default async function SegmentsPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/segments`
  const { actor, structure } = await requireStaff(slug, path, rights['segments.use'])
  const [t, rows, search] = await Promise.all([getTranslations('segments'), readRows(actor), searchParams])
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        className="pb-0"
        actions={
          <LinkButton href={`${path}/nouveau`} icon="plus">
            {t('create')}
          </LinkButton>
        }
      />
      <SegmentDone slug={slug} done={viewInput.parse(search)} />
      <ReadyMade path={`${path}/nouveau`} structure={structure} />
      <Panel id="enregistres" title={t('saved')}>
        {rows.length === 0 ? (
          <EmptyState icon="users" title={t('none')}>
            {t('noneText')}
          </EmptyState>
        ) : (
          <SegmentTable path={path} zone={structure.timeZone} rows={rows} t={t} />
        )}
      </Panel>
    </div>
  )
}

async function readRows(actor: Staff): Promise<Row[]> {
  const { structureId } = actor
  const [segments, choices] = await Promise.all([listSegments(actor), listSegmentChoices(structureId)])
  const names = namesOf(choices)
  return Promise.all(
    segments.map(async (segment) => ({
      ...segment,
      says: await describeQuery(segment.query, names),
      count: (await countRecipients(structureId, segment.query)).files,
    })),
  )
}

type Words = Awaited<ReturnType<typeof getTranslations<'segments'>>>

function SegmentTable({ path, zone, rows, t }: { path: string; zone: string; rows: Row[]; t: Words }) {
  const columns: Column<Row>[] = [
    {
      key: 'name',
      label: t('columns.name'),
      cell: ({ id, name }) => (
        <a href={`${path}/${id}`} className="font-semibold">
          {name}
        </a>
      ),
    },
    { key: 'says', label: t('columns.says'), cell: ({ says }) => t('result.sentence', { says }) },
    { key: 'count', label: t('columns.count'), numeric: true, cell: ({ count }) => count },
    { key: 'author', label: t('columns.author'), cell: ({ author }) => author },
    {
      key: 'updatedAt',
      label: t('columns.updatedAt'),
      cell: ({ updatedAt }) => formatNumericDay(dayOf(updatedAt, zone)),
    },
  ]
  return <Records caption={t('savedList')} columns={columns} rows={rows} isWide />
}
