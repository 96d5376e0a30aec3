import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { mostFound, searchFiles } from '@/lib/client-files/queries/search-files'
import type { Staff } from '@/lib/core/actor'
import { listDetails } from '@/lib/finder/queries/list-details'
import { listFiles } from '@/lib/finder/queries/list-files'
import {
  describeFileFilter,
  filesPerPage,
  isNarrowed,
  isOnlyWords,
  keepOffered,
  listTraits,
  needsDetails,
  usualColumns,
} from '@/lib/finder/rules'
import { bulkDoneInput, fileFilterInput } from '@/lib/finder/schema'
import type { FileColumn, FileFilter, ListedFile } from '@/lib/finder/types'
import { requireStaff } from '@/lib/gate/actor'
import { hasRight } from '@/lib/staff/rules'
import { rights } from '@/lib/staff/types'
import { NoRows } from '../no-rows'
import { Pager } from '../pager'
import { BulkBar } from './bulk-bar'
import { BulkDone } from './bulk-done'
import { findChosenColumns } from './chosen-columns'
import { ColumnChoice } from './column-choice'
import { FileFilters } from './file-filters'
import { FileTable } from './file-table'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('files.list'))('title') }
}

/** The structure's clients, found as one types and narrowed in the address ([2.A1]). */
export default async function FilesPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/dossiers`
  const { actor, structure } = await requireStaff(slug, path, rights['files.see'])
  const traits = listTraits(structure.settings.modules, hasRight(actor.role, 'money.handle'))
  const query = await searchParams
  const filter = keepOffered(fileFilterInput.parse(query), traits)
  const columns = (await findChosenColumns(filter)) ?? usualColumns
  const [{ rows, found, isRanked }, t, people, duplicates] = await Promise.all([
    findRows(actor, filter, columns),
    getTranslations('files.list'),
    getTranslations('people'),
    getTranslations('duplicates.list'),
  ])
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        className="pb-0"
        actions={
          <>
            {hasRight(actor.role, 'files.merge') ? (
              <LinkButton href={`${path}/doublons`} look="quiet">
                {duplicates('title')}
              </LinkButton>
            ) : null}
            {found > 0 ? (
              <LinkButton href={`${path}/dossiers.csv${describeFileFilter(filter)}`} look="quiet" icon="download">
                {t('export')}
              </LinkButton>
            ) : null}
            <LinkButton href={`${path}/nouveau`} icon="plus">
              {people('newClient.link')}
            </LinkButton>
          </>
        }
      />
      <BulkDone slug={slug} done={bulkDoneInput.parse(query)} />
      <FileFilters path={path} filter={filter} traits={traits} />
      <p role="status" className="text-muted">
        {t(isRanked && found === mostFound ? 'foundMost' : 'found', { count: found })}
      </p>
      {rows.length === 0 ? (
        <NoRows t={t} icon="users" path={path} isNarrowed={isNarrowed(filter)} />
      ) : (
        <>
          <ColumnChoice slug={slug} filter={filter} columns={columns} />
          <FileTable path={path} zone={structure.timeZone} rows={rows} shown={columns} />
          <BulkBar path={path} />
          <Pager
            page={filter.page}
            pages={isRanked ? 1 : Math.ceil(found / filesPerPage)}
            hrefOf={(page) => path + describeFileFilter({ ...filter, page })}
          />
        </>
      )}
    </div>
  )
}

/** Words alone: the likeliest first, mistakes forgiven. Otherwise all that the filter lets through, by name. */
async function findRows(actor: Staff, filter: FileFilter, columns: readonly FileColumn[]) {
  const isRanked = isOnlyWords(filter)
  const { rows, found } = isRanked ? await rank(actor, filter.search) : await listFiles(actor, filter)
  if (!needsDetails(columns)) return { rows, found, isRanked }
  const details = await listDetails(
    actor,
    rows.map(({ id }) => id),
  )
  return { rows: rows.map((row): ListedFile => ({ ...row, ...details.get(row.id) })), found, isRanked }
}

async function rank(actor: Staff, search: string) {
  const rows = await searchFiles(actor, search)
  return { rows, found: rows.length }
}
