import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { List, ListItem } from '@/components/ui/table'
import { mostFound } from '@/lib/client-files/queries/search-files'
import { type DeskClient, searchClients } from '@/lib/desk/queries/list-clients'
import { orderFilterInput } from '@/lib/desk/schema'
import { requireStaff } from '@/lib/gate/actor'
import { formatPhone } from '@/lib/site/rules'
import { moneyDesk } from '@/lib/staff/types'
import { SearchBar } from '../search-bar'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.sale'))('title') }
}

/** A sale begins with whose it is ([1.H8]). */
export default async function SalePage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/vente`
  const { actor } = await requireStaff(slug, path, moneyDesk)
  const { search } = orderFilterInput.parse(await searchParams)
  const clients = await searchClients(actor, search)
  const t = await getTranslations('desk.sale')
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        className="pb-0"
        actions={
          <LinkButton href={`${path}/nouveau`} look="quiet" icon="plus">
            {t('newFile')}
          </LinkButton>
        }
      />
      <SearchBar path={path} words={{ label: t('searchLabel'), button: t('search') }} search={search} />
      {clients.length > 0 ? <Clients path={path} clients={clients} /> : <Nobody isSearched={search !== ''} />}
    </div>
  )
}

async function Clients({ path, clients }: { path: string; clients: DeskClient[] }) {
  const t = await getTranslations('desk.sale')
  return (
    <>
      <List label={t('clients')}>
        {clients.map((client) => {
          const name = `${client.firstName} ${client.lastName}`
          return (
            <ListItem
              key={client.id}
              aside={
                <LinkButton href={`${path}/${client.number}`} look="quiet">
                  {t('sell', { name })}
                </LinkButton>
              }
            >
              <span className="font-semibold">{name}</span>
              {client.others ? <span className="text-muted"> {t('household', { names: client.others })}</span> : null}
              <span className="block text-sm break-words text-muted">
                {[
                  t('file', { number: client.number }),
                  client.email,
                  client.phone && formatPhone(client.phone),
                  client.city,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </ListItem>
          )
        })}
      </List>
      {clients.length === mostFound ? <p className="text-muted">{t('most', { count: mostFound })}</p> : null}
    </>
  )
}

async function Nobody({ isSearched }: { isSearched: boolean }) {
  const t = await getTranslations('desk.sale')
  return (
    <EmptyState icon={isSearched ? 'search' : 'users'} title={t(isSearched ? 'noClient' : 'hint')}>
      {t(isSearched ? 'noClientText' : 'hintText')}
    </EmptyState>
  )
}
