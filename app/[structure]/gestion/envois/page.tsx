import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Tag } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Records } from '@/components/ui/records'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { listMailings, type MailingRow } from '@/lib/mailings/queries/list-mailings'
import { mailingsSearch } from '@/lib/mailings/schema'
import { type MailingState, type MailingView, statesOf } from '@/lib/mailings/types'
import { staffRoles } from '@/lib/staff/types'
import { Chips } from '../chips'
import { NoRows } from '../no-rows'
import { Pager } from '../pager'
import { SearchBar } from '../search-bar'
import { ToAnswer } from './to-answer'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mailings.list'))('title') }
}

const perPage = 30
const views = Object.keys(statesOf) as MailingView[]

/** What the office writes to its clients, and where each message is ([2.C5] [2.C6]). */
export default async function MailingsPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/envois`
  const { actor, structure } = await requireStaff(slug, path, staffRoles)
  const { q, vue, fait, page } = mailingsSearch.parse(await searchParams)
  const { rows, total } = await listMailings(actor, { search: q, view: vue, page }, perPage)
  const [t, done] = await Promise.all([getTranslations('mailings.list'), getTranslations('drafts.done')])
  const hrefOf = (change: { vue?: string | null; page?: number }) => {
    const kept = Object.entries({ q, vue, ...change }).filter(([, value]) => value)
    return kept.length > 0 ? `${path}?${new URLSearchParams(kept as [string, string][])}` : path
  }
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        className="pb-0"
        actions={
          <LinkButton href={`${path}/nouveau`} icon="plus">
            {t('write')}
          </LinkButton>
        }
      />
      <ToAnswer actor={actor} path={path} zone={structure.timeZone} />
      {fait ? (
        <Notice kind="positive" role="status">
          {done(fait)}
        </Notice>
      ) : null}
      <div className="grid gap-4">
        <SearchBar path={path} words={{ label: t('search'), button: t('find') }} search={q}>
          {vue ? <input type="hidden" name="vue" value={vue} /> : null}
        </SearchBar>
        <Chips
          label={t('state')}
          all={t('all')}
          chosen={vue}
          choices={views.map((value) => ({ value, label: t(`views.${value}`) }))}
          hrefOf={(value) => hrefOf({ vue: value })}
        />
      </div>
      <p role="status" className="text-muted">
        {t('found', { count: total })}
      </p>
      {rows.length === 0 ? (
        <NoRows t={t} icon="mail" path={path} isNarrowed={Boolean(q || vue || page > 1)} />
      ) : (
        <MailingTable path={path} rows={rows} zone={structure.timeZone} />
      )}
      <Pager page={page} pages={Math.ceil(total / perPage)} hrefOf={(next) => hrefOf({ page: next })} />
    </div>
  )
}

const looks: Record<MailingState, 'neutral' | 'info' | 'positive' | 'warning' | 'danger'> = {
  draft: 'neutral',
  awaiting_approval: 'warning',
  declined: 'danger',
  to_send: 'info',
  sending: 'info',
  paused: 'warning',
  done: 'positive',
  cancelled: 'neutral',
}

async function MailingTable({ path, rows, zone }: { path: string; rows: MailingRow[]; zone: string }) {
  const t = await getTranslations('mailings')
  return (
    <Records
      caption={t('list.title')}
      isWide
      rows={rows}
      columns={[
        {
          key: 'subject',
          label: t('list.subject'),
          cell: ({ id, subject }) => <a href={`${path}/${id}`}>{subject || t('list.untitled')}</a>,
        },
        { key: 'kind', label: t('list.kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
        { key: 'author', label: t('list.author'), cell: ({ author }) => author },
        {
          key: 'state',
          label: t('list.state'),
          cell: ({ state }) => <Tag kind={looks[state]}>{t(`states.${state}`)}</Tag>,
        },
        { key: 'on', label: t('list.on'), cell: ({ at }) => formatNumericDay(dayOf(at, zone)) },
        {
          key: 'recipients',
          label: t('list.recipients'),
          numeric: true,
          cell: ({ recipientCount }) => recipientCount || '',
        },
      ]}
    />
  )
}
