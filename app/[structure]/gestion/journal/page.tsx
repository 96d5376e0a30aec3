import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/gate/actor'
import { entriesPerPage, listEntries, mostCounted } from '@/lib/journal/queries/list-entries'
import { describeJournalFilter, listFamilies } from '@/lib/journal/rules'
import { journalInput } from '@/lib/journal/schema'
import { listTeam } from '@/lib/staff/queries'
import { rights } from '@/lib/staff/types'
import { NoRows } from '../no-rows'
import { Pager } from '../pager'
import { EntryTable } from './entry-table'
import { JournalFilters } from './journal-filters'
import { getJournalWords } from './words'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('journal'))('title') }
}

/** Everything that was done, narrowed in the address by who, what, on whom and when ([2.F2]). */
export default async function JournalPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/journal`
  const { actor, structure } = await requireStaff(slug, path, rights['journal.see'])
  const filter = journalInput.parse(await searchParams)
  const [{ rows, found }, team, words, t] = await Promise.all([
    listEntries(actor, structure.timeZone, filter),
    listTeam(structure.id),
    getJournalWords(structure),
    getTranslations('journal'),
  ])
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        className="pb-0"
        actions={
          <LinkButton
            href={`${path}/journal.csv${describeJournalFilter({ ...filter, page: 1 })}`}
            look="quiet"
            icon="download"
          >
            {t('export')}
          </LinkButton>
        }
      />
      <JournalFilters path={path} filter={filter} families={listFamilies(structure.settings.modules)} team={team} />
      <p role="status" className="text-muted">
        {found < mostCounted ? t('found', { count: found }) : t('foundMany', { count: mostCounted })}
      </p>
      {rows.length === 0 ? (
        <NoRows t={t} icon="search" path={path} isNarrowed={describeJournalFilter(filter) !== ''} />
      ) : (
        <>
          <EntryTable slug={slug} rows={rows} words={words} />
          <Pager
            page={filter.page}
            pages={Math.ceil(found / entriesPerPage)}
            hrefOf={(page) => path + describeJournalFilter({ ...filter, page })}
          />
        </>
      )}
    </div>
  )
}
