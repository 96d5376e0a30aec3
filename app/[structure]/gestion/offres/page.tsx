import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireStaff } from '@/lib/gate/actor'
import { undoOffersAction } from '@/lib/offers/actions'
import { listDeskOffers } from '@/lib/offers/queries/list-desk-offers'
import { narrowOffers } from '@/lib/offers/rules'
import { offersSearch } from '@/lib/offers/schema'
import { rights } from '@/lib/staff/types'
import { NoRows } from '../no-rows'
import { BulkBar } from './bulk-bar'
import { OfferFilters } from './offer-filters'
import { OfferTable } from './offer-table'

type Search = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ structure: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offers.list'))('title') }
}

/** Everything that the structure sells or could sell, in the catalogue's order ([1.H1]). */
export default async function DeskOffersPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/offres`
  const { structure } = await requireStaff(slug, path, rights['offers.edit'])
  const { fait, lot, n, ...filter } = offersSearch.parse(await searchParams)
  const [all, t] = await Promise.all([listDeskOffers(structure.id), getTranslations('offers.list')])
  const rows = narrowOffers(all, { search: filter.q, kind: filter.type, state: filter.etat })
  const isNarrowed = Boolean(filter.q || filter.type || filter.etat)
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        className="pb-0"
        actions={
          <LinkButton href={`${path}/nouvelle`} icon="plus">
            {t('new')}
          </LinkButton>
        }
      />
      {fait ? <Said slug={slug} done={fait} batch={lot} count={n} /> : null}
      <OfferFilters path={path} filter={filter} />
      <p role="status" className="text-muted">
        {t('found', { count: rows.length })}
      </p>
      {rows.length === 0 ? (
        <NoRows t={t} icon="ticket" path={path} isNarrowed={isNarrowed} />
      ) : (
        <>
          <OfferTable
            slug={slug}
            path={path}
            rows={rows}
            currency={structure.currency}
            isOrdered={!filter.q && !filter.etat}
          />
          <BulkBar path={path} />
        </>
      )}
    </div>
  )
}

/** What a change of several did, and the way back from it. */
function Said({ slug, done, batch, count }: { slug: string; done: 'lot' | 'annule'; batch?: string; count: number }) {
  const t = useTranslations('offers.done')
  return (
    <Notice kind="positive" role="status">
      <p>{t(done, { count })}</p>
      {done === 'lot' && batch ? (
        <ActionForm action={undoOffersAction} className="mt-2">
          <HiddenFields structure={slug} lot={batch} />
          <SubmitButton look="quiet" icon="again" className="justify-self-start">
            {t('undo')}
          </SubmitButton>
        </ActionForm>
      ) : null}
    </Notice>
  )
}
