import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { listLog, messagesPerPage, mostCounted } from '@/lib/deliveries/queries/list-log'
import { describeLogFilter, logInput } from '@/lib/deliveries/schema'
import { requireStaff } from '@/lib/gate/actor'
import { listTeam } from '@/lib/staff/queries'
import { rights } from '@/lib/staff/types'
import { NoRows } from '../no-rows'
import { Pager } from '../pager'
import { TooManyLines } from '../too-many-lines'
import { LogFilters } from './log-filters'
import { LogTable } from './log-table'
import { MessageTabs } from './message-tabs'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('deliveries'))('title') }
}

/** Every message of the structure and what became of it, narrowed in the address ([2.C1]). */
export default async function MessagesPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/messages`
  const { actor, structure } = await requireStaff(slug, path, rights['messages.see'])
  const asked = await searchParams
  const filter = logInput.parse(asked)
  const [{ rows, found }, team, t] = await Promise.all([
    listLog(actor, structure.timeZone, filter),
    listTeam(structure.id),
    getTranslations('deliveries'),
  ])
  const address = describeLogFilter({ ...filter, page: 1 })
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        className="pb-0"
        actions={
          <LinkButton href={`${path}/messages.csv${address}`} look="quiet" icon="download">
            {t('export')}
          </LinkButton>
        }
      />
      <TooManyLines asked={asked} />
      <MessageTabs actor={actor} slug={slug} />
      <LogFilters path={path} filter={filter} team={team} />
      <p role="status" className="text-muted">
        {found < mostCounted ? t('found', { count: found }) : t('foundMany', { count: mostCounted })}
      </p>
      {rows.length === 0 ? (
        <NoRows t={t} icon="mail" path={path} isNarrowed={address !== ''} />
      ) : (
        <>
          <LogTable slug={slug} zone={structure.timeZone} rows={rows} />
          <Pager
            page={filter.page}
            pages={Math.ceil(found / messagesPerPage)}
            hrefOf={(page) => path + describeLogFilter({ ...filter, page })}
          />
        </>
      )}
    </div>
  )
}
