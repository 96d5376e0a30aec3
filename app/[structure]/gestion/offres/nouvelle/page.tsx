import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { type OfferKind, offerKinds } from '@/lib/catalogue/types'
import { clock } from '@/lib/core/clock'
import { requireStaff } from '@/lib/gate/actor'
import { createOfferAction } from '@/lib/offers/actions'
import { listOfferChoices } from '@/lib/offers/queries/list-choices'
import { findDeskOffer } from '@/lib/offers/queries/list-desk-offers'
import { newOfferSearch } from '@/lib/offers/schema'
import { rights } from '@/lib/staff/types'
import { OfferForm } from '../offer-form'
import { PreviewOf } from '../preview-of'

type Search = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ structure: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offers.create'))('title') }
}

/** A new offer: first what it is, then its terms; or a copy of another one ([1.H1]). */
export default async function NewOfferPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/offres`
  const { structure } = await requireStaff(slug, `${path}/nouvelle`, rights['offers.edit'])
  const asked = newOfferSearch.parse(await searchParams)
  const [model, t] = await Promise.all([
    asked.modele ? findDeskOffer(structure.id, asked.modele) : null,
    getTranslations('offers.create'),
  ])
  const kind = model?.kind ?? asked.type
  const terms = model && { ...model, name: t('copy', { name: model.name }).slice(0, 120) }
  const { currency } = structure
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{(await getTranslations('offers.edit'))('back')}</a>}
        title={t('title')}
        lead={t('lead')}
        className="pb-0"
      />
      {kind ? (
        <OfferForm
          slug={slug}
          kind={kind}
          terms={terms}
          choices={await listOfferChoices(structure.id)}
          action={createOfferAction}
          submit={t('save')}
          preview={<PreviewOf kind={kind} terms={terms} slug="" currency={currency} updatedAt={await clock()} />}
        />
      ) : (
        <Kinds path={`${path}/nouvelle`} />
      )}
    </div>
  )
}

/** What is sold decides what its form asks. */
function Kinds({ path }: { path: string }) {
  const t = useTranslations('offers')
  const hrefOf = (kind: OfferKind) => `${path}?type=${kind}`
  return (
    <section aria-labelledby="type" className="grid gap-4">
      <h2 id="type">{t('create.choose')}</h2>
      <ul className="grid gap-4 sm:grid-cols-2">
        {offerKinds.map((kind) => (
          <li key={kind} className="card">
            <a href={hrefOf(kind)} className="block-link text-lg font-semibold">
              {t(`kinds.${kind}`)}
            </a>
            <p className="mt-1 text-muted">{t(`kindTexts.${kind}`)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
