import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { deskBookingPath, deskPassPath } from '@/components/bookings/desk-paths'
import { LinkButton } from '@/components/ui/button'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { List, ListItem } from '@/components/ui/table'
import { ofName } from '@/lib/core/elision'
import { formatNumericDay } from '@/lib/core/formatting'
import { type DeskPass, mostPasses, searchPasses } from '@/lib/desk/queries/find-passes'
import { orderFilterInput } from '@/lib/desk/schema'
import { requireStaff } from '@/lib/gate/actor'
import { schoolDesk } from '@/lib/staff/types'
import { SearchBar } from '../search-bar'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bookings.office'))('title') }
}

/** A lesson for somebody begins with their pass ([1.H8]). */
export default async function DeskBookingPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = deskBookingPath(slug)
  const { actor } = await requireStaff(slug, path, schoolDesk)
  const { search } = orderFilterInput.parse(await searchParams)
  const passes = await searchPasses(actor, search)
  const t = await getTranslations('bookings.office')
  const isSearched = search !== ''
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader title={t('title')} lead={t('lead')} className="pb-0" />
      <SearchBar path={path} words={{ label: t('searchLabel'), button: t('search') }} search={search} />
      {passes.length > 0 ? (
        <Passes slug={slug} passes={passes} />
      ) : (
        <EmptyState icon={isSearched ? 'search' : 'ticket'} title={t(isSearched ? 'none' : 'hint')}>
          {t(isSearched ? 'noneText' : 'hintText')}
        </EmptyState>
      )}
    </div>
  )
}

async function Passes({ slug, passes }: { slug: string; passes: DeskPass[] }) {
  const t = await getTranslations('bookings.office')
  return (
    <>
      <List label={t('passes')}>
        {passes.map(({ id, name, learner, client, remaining, validUntil }) => (
          <ListItem
            key={id}
            aside={
              <LinkButton
                href={deskPassPath(slug, id)}
                look="quiet"
                aria-label={t('openOf', { name, ofLearner: ofName(learner) })}
              >
                {t('open')}
              </LinkButton>
            }
          >
            <span className="font-semibold">{learner}</span>
            {client === learner ? null : (
              <span className="text-muted"> {t('fileOf', { ofClient: ofName(client) })}</span>
            )}
            <span className="block text-sm text-muted">
              {t('pass', { name, remaining, until: formatNumericDay(validUntil) })}
            </span>
          </ListItem>
        ))}
      </List>
      {passes.length === mostPasses ? <p className="text-muted">{t('most', { count: mostPasses })}</p> : null}
    </>
  )
}
