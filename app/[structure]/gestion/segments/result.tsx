import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { EmptyState } from '@/components/ui/page-header'
import type { Staff } from '@/lib/core/actor'
import { countUnplaced, listPeople, listTownsOfPeople } from '@/lib/segments/queries/list-people'
import { countRecipients } from '@/lib/segments/queries/list-recipients'
import { asksAround, peoplePerPage } from '@/lib/segments/rules'
import type { viewInput } from '@/lib/segments/schema'
import type { Query } from '@/lib/segments/types'
import { hasRight } from '@/lib/staff/rules'
import type { Structure } from '@/lib/structures/queries'
import { Pager } from '../pager'
import { Panel } from '../panel'
import { PeopleTable } from './people-table'
import { TownMap } from './town-map'

type View = ReturnType<typeof viewInput.parse>
type Props = {
  path: string
  actor: Staff
  structure: Structure
  query: Query | null
  says: string | null
  view: View
  /** The query as its address says it. */
  written: string
  isEmpty: boolean
  /** The saved segment that this is, unchanged. */
  segmentId: string | null
}

/** Who answers a query: how many, in a sentence, one by one or on a map ([2.D1] [2.D2]). */
export async function Result({ query, says, isEmpty, ...rest }: Props) {
  const t = await getTranslations('segments.result')
  if (isEmpty) return null
  return (
    <Panel id="resultat" title={t('title')} actions={query ? <Actions {...rest} /> : null}>
      {query && says ? (
        <People {...rest} query={query} says={says} />
      ) : (
        <p role="status" className="text-muted">
          {t('incomplete')}
        </p>
      )}
    </Panel>
  )
}

async function Actions({
  actor,
  structure,
  written,
  segmentId,
}: Pick<Props, 'actor' | 'structure' | 'written' | 'segmentId'>) {
  const t = await getTranslations('segments.result')
  const office = `/${structure.slug}/gestion`
  return (
    <>
      <LinkButton href={`${office}/segments/segment.csv?${written}`} look="quiet" icon="download">
        {t('export')}
      </LinkButton>
      {segmentId && hasRight(actor.role, 'messages.mass') ? (
        <LinkButton href={`${office}/envois/nouveau?segment=${segmentId}`} icon="mail">
          {t('write')}
        </LinkButton>
      ) : null}
    </>
  )
}

type PeopleProps = Omit<Props, 'query' | 'says' | 'isEmpty'> & { query: Query; says: string }

async function People({ path, structure, query, says, view, written }: PeopleProps) {
  const [t, counts, unplaced] = await Promise.all([
    getTranslations('segments.result'),
    countRecipients(structure.id, query),
    asksAround(query) ? countUnplaced(structure.id) : 0,
  ])
  return (
    <>
      <div role="status" className="grid gap-1">
        <p className="display text-3xl">{t('count', { count: counts.files })}</p>
        {counts.files > 0 ? <p className="text-muted">{t('withEmail', { count: counts.withEmail })}</p> : null}
        <p className="max-w-[46rem]">{t('sentence', { says })}</p>
      </div>
      {unplaced > 0 ? <Notice>{t('unplaced', { count: unplaced })}</Notice> : null}
      {counts.files === 0 ? (
        <EmptyState icon="users" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <>
          <Views path={path} written={written} view={view.vue} />
          {view.vue === 'carte' ? (
            <TownMap places={await listTownsOfPeople(structure.id, query)} />
          ) : (
            <>
              <PeopleTable slug={structure.slug} rows={await listPeople(structure.id, query, view.page)} />
              <Pager
                page={view.page}
                pages={Math.ceil(counts.files / peoplePerPage)}
                hrefOf={(page) => `${path}?${written}&page=${page}#resultat`}
              />
            </>
          )}
        </>
      )}
    </>
  )
}

async function Views({ path, written, view }: { path: string; written: string; view: View['vue'] }) {
  const t = await getTranslations('segments.result.views')
  return (
    <nav aria-label={t('label')} className="flex flex-wrap gap-1.5">
      {(['liste', 'carte'] as const).map((one) => (
        <a
          key={one}
          href={`${path}?${written}&vue=${one}#resultat`}
          aria-current={one === view ? 'true' : undefined}
          className="chip"
        >
          {t(one)}
        </a>
      ))}
    </nav>
  )
}
