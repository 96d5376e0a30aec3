import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { AddToCart } from '@/components/catalogue/add-to-cart'
import { Catalogue } from '@/components/catalogue/catalogue'
import { HeartLink } from '@/components/interests/heart-link'
import { Blocks } from '@/components/site/blocks'
import { JsonLd } from '@/components/site/json-ld'
import { SiteShell } from '@/components/site/shell'
import { listOffers } from '@/lib/catalogue/queries/list-offers'
import { applyFilter, filterPath, serialiseFilter, teacherOfFilter } from '@/lib/catalogue/rules'
import type { Filter } from '@/lib/catalogue/types'
import { getStructureOr404 } from '@/lib/gate/actor'
import { isLikeable } from '@/lib/interests/rules'
import { findPage } from '@/lib/site/queries'
import { pathOf } from '@/lib/site/rules'
import { describePage } from '../metadata'
import { describeCatalogue } from '../structured-data'

const path = 'cours-et-tarifs'

async function load(structureSlug: string, filter: Filter) {
  const structure = await getStructureOr404(structureSlug)
  const [offers, page] = await Promise.all([listOffers(structure.id), findPage(structure.id, path)])
  const teacher = teacherOfFilter(filter)
  const found = offers.flatMap((offer) => offer.teachers).find((one) => one.slug === teacher)
  // A teacher who doesn't teach anything on sale is a page that doesn't exist.
  if (!page || (teacher !== null && !found)) notFound()
  return { structure, offers, page, teacherName: found ? `${found.firstName} ${found.lastName}` : null }
}

/** 'Cours et tarifs', whole or filtered ([1.A2], [1.C3]). */
export async function CataloguePage({ structureSlug, filter }: { structureSlug: string; filter: Filter }) {
  setRequestLocale('fr')
  const { structure, offers, page } = await load(structureSlug, filter)
  const base = pathOf(structure.slug, path)
  return (
    <SiteShell structure={structure} current={path}>
      <Blocks blocks={page.blocks} structure={structure} />
      <div className="page">
        <Catalogue
          offers={offers}
          filter={filter}
          currency={structure.currency}
          email={structure.settings.email}
          rateHref={pathOf(structure.slug, 'mon-compte/tarif-reduit')}
          base={base}
          hrefOf={(offer) => `${base}/${offer.slug}`}
          renderAction={(offer) => (
            <>
              <AddToCart structure={structure.slug} offer={offer} />
              {isLikeable(offer) ? (
                <HeartLink path={pathOf(structure.slug, 'mon-compte/interets')} offer={offer} />
              ) : null}
            </>
          )}
        />
      </div>
      <JsonLd data={describeCatalogue(structure, applyFilter(offers, filter))} />
    </SiteShell>
  )
}

export async function describeCataloguePage(structureSlug: string, filter: Filter): Promise<Metadata> {
  const { offers, page, teacherName } = await load(structureSlug, filter)
  const t = await getTranslations('catalogue')
  const words = serialiseFilter(filter).map((value) => {
    if (value.startsWith('professeur-')) return teacherName ?? ''
    return t.has(`values.${value}` as 'values.cours') ? t(`values.${value}` as 'values.cours') : value
  })
  return describePage({
    structure: structureSlug,
    path: filterPath(path, filter),
    title: words.length === 0 ? page.title : t('filteredTitle', { filters: words.join(', ') }),
    description: page.description,
    isHidden: applyFilter(offers, filter).length === 0 || words.length > 1,
  })
}
