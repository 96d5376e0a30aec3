import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { isId } from '@/lib/core/ids'
import { requireStaff } from '@/lib/gate/actor'
import { changeOfferAction, publishOfferAction } from '@/lib/offers/actions'
import { listOfferChoices } from '@/lib/offers/queries/list-choices'
import { countUse, findDeskOffer } from '@/lib/offers/queries/list-desk-offers'
import { offerPageSearch } from '@/lib/offers/schema'
import type { DeskOffer, OfferUse } from '@/lib/offers/types'
import { rights } from '@/lib/staff/types'
import { Panel } from '../../panel'
import { ArchivePanel } from '../archive-panel'
import { OfferForm } from '../offer-form'
import { State } from '../offer-table'
import { PreviewOf } from '../preview-of'

type Search = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ structure: string; offre: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offers.list'))('title') }
}

/** An offer: its terms, whether it is on sale, whom a change would touch ([1.H1]). */
export default async function OfferPage({ params, searchParams }: Props) {
  const { structure: slug, offre } = await params
  const path = `/${slug}/gestion/offres`
  const { actor, structure } = await requireStaff(slug, `${path}/${offre}`, rights['offers.edit'])
  const offer = (isId(offre) ? await findDeskOffer(structure.id, offre) : null) ?? notFound()
  const { fait } = offerPageSearch.parse(await searchParams)
  const [choices, use, t] = await Promise.all([
    listOfferChoices(structure.id),
    countUse(actor, offer.id),
    getTranslations('offers.edit'),
  ])
  const { kind, slug: address, updatedAt } = offer
  const preview = (
    <PreviewOf kind={kind} terms={offer} slug={address} currency={structure.currency} updatedAt={updatedAt} />
  )
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{t('back')}</a>}
        title={offer.name}
        lead={<State {...offer} />}
        className="pb-0"
        actions={<Actions slug={slug} path={path} offer={offer} />}
      />
      {fait ? (
        <Notice kind="positive" role="status">
          {t(`done.${fait}`)}
        </Notice>
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {offer.archivedAt ? null : <SalePanel slug={slug} offer={offer} />}
        <UsePanel use={use} />
        <ArchivePanel slug={slug} offer={offer} carts={use.carts} timeZone={structure.timeZone} />
      </div>
      {offer.kind === 'group' ? <CoursesPanel slug={slug} courses={offer.courses} /> : null}
      {offer.archivedAt ? (
        preview
      ) : (
        <OfferForm
          key={offer.revision}
          slug={slug}
          kind={offer.kind}
          terms={offer}
          choices={choices}
          action={changeOfferAction}
          submit={t('save')}
          shown={{ offer: offer.id, revision: String(offer.revision) }}
          preview={preview}
        />
      )}
    </div>
  )
}

function Actions({ slug, path, offer }: { slug: string; path: string; offer: DeskOffer }) {
  const t = useTranslations('offers.edit')
  return (
    <>
      <LinkButton look="quiet" icon="plus" href={`${path}/nouvelle?modele=${offer.id}`}>
        {t('duplicate')}
      </LinkButton>
      {offer.isPublished ? (
        <LinkButton look="quiet" icon="external-link" href={`/${slug}/cours-et-tarifs/${offer.slug}`}>
          {t('see')}
        </LinkButton>
      ) : null}
    </>
  )
}

function SalePanel({ slug, offer: { id, isPublished } }: { slug: string; offer: DeskOffer }) {
  const t = useTranslations('offers.edit')
  return (
    <Panel id="vente" title={t('saleTitle')}>
      <p className="text-muted">{t(isPublished ? 'hideText' : 'publishText')}</p>
      <ActionForm action={publishOfferAction}>
        <HiddenFields structure={slug} offer={id} geste={isPublished ? 'masquer' : 'publier'} />
        <SubmitButton look={isPublished ? 'quiet' : 'primary'} className="justify-self-start">
          {t(isPublished ? 'hide' : 'publish')}
        </SubmitButton>
      </ActionForm>
    </Panel>
  )
}

/** Whom a change would touch, said before it is made. */
function UsePanel({ use }: { use: OfferUse }) {
  const t = useTranslations('offers.edit')
  const touched = (['carts', 'openOrders', 'passes'] as const).filter((name) => use[name] > 0)
  return (
    <Panel id="touches" title={t('useTitle')}>
      {touched.length === 0 ? (
        <p className="text-muted">{t('useNone')}</p>
      ) : (
        <ul className="list-disc space-y-1 pl-5">
          {touched.map((name) => (
            <li key={name}>{t(name, { count: use[name] })}</li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** A group package is sold on courses, each of which says so on its own page. */
function CoursesPanel({ slug, courses }: { slug: string; courses: DeskOffer['courses'] }) {
  const t = useTranslations('offers.form')
  return (
    <Panel id="cours" title={t('courses')}>
      {courses.length === 0 ? (
        <p>
          <span className="text-muted">{t('coursesNone')}</span> <a href={`/${slug}/gestion/cours`}>{t('toCourses')}</a>
        </p>
      ) : (
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {courses.map(({ id, name }) => (
            <li key={id}>
              <a href={`/${slug}/gestion/cours/${id}#offres`}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
