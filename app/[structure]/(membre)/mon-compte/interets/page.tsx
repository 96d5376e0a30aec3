import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Heart } from '@/components/interests/heart'
import { Card } from '@/components/ui/card'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { List, ListItem } from '@/components/ui/table'
import { listOffers } from '@/lib/catalogue/queries/list-offers'
import { requireMember } from '@/lib/gate/actor'
import { listInterests } from '@/lib/interests/queries/list-interests'
import { isLikeable } from '@/lib/interests/rules'
import { interestsSearch } from '@/lib/interests/schema'
import { pathOf } from '@/lib/site/rules'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interests'))('title') }
}

/** What a member would like to follow, and every offer with its heart ([2.E1]). */
export default async function InterestsPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/mon-compte/interets`
  const search = await searchParams
  const { offre } = interestsSearch.parse(search)
  const { actor, structure } = await requireMember(slug, offre ? `${path}?offre=${encodeURIComponent(offre)}` : path)
  const [interests, all, t] = await Promise.all([
    listInterests(structure.id, actor.clientFileId),
    listOffers(structure.id),
    getTranslations('interests'),
  ])
  const liked = new Set(interests.map(({ offerId }) => offerId))
  const offers = all.filter(isLikeable)
  const asked = offers.find((offer) => offer.slug === offre && !liked.has(offer.id))
  const hrefOf = (one: { slug: string }) => pathOf(slug, `cours-et-tarifs/${one.slug}`)
  return (
    <div className="page grid min-w-0 gap-8">
      <PageHeader title={t('title')} lead={t('lead', { structure: structure.name })} className="pb-0" />
      {asked ? (
        <Card
          as="section"
          raised
          aria-labelledby="proposee"
          className="flex flex-wrap items-center justify-between gap-4"
        >
          <div className="min-w-0">
            <h2 id="proposee" className="text-xl">
              {t('asked')}
            </h2>
            <p>
              <a href={hrefOf(asked)}>{asked.name}</a>
            </p>
          </div>
          <Heart structure={slug} offer={asked} isOn={false} />
        </Card>
      ) : null}
      <section aria-labelledby="miennes" className="grid gap-4">
        <h2 id="miennes">{t('mine')}</h2>
        {interests.length === 0 ? (
          <EmptyState icon="heart" title={t('none')}>
            {t('noneText')}
          </EmptyState>
        ) : (
          <List>
            {interests.map((one) => (
              <ListItem
                key={one.offerId}
                aside={<Heart structure={slug} offer={{ id: one.offerId, name: one.name }} isOn />}
              >
                <OfferName name={one.name} href={offers.some(({ id }) => id === one.offerId) ? hrefOf(one) : null} />
                {one.notedBy ? <span className="block text-sm text-muted">{t('notedBy')}</span> : null}
              </ListItem>
            ))}
          </List>
        )}
      </section>
      <section aria-labelledby="offres" className="grid gap-4">
        <h2 id="offres">{t('others')}</h2>
        <List>
          {offers
            .filter(({ id }) => !liked.has(id) && id !== asked?.id)
            .map((offer) => (
              <ListItem key={offer.id} aside={<Heart structure={slug} offer={offer} isOn={false} />}>
                <OfferName name={offer.name} href={hrefOf(offer)} />
                <span className="block text-muted">{offer.summary}</span>
              </ListItem>
            ))}
        </List>
      </section>
    </div>
  )
}

/** An offer that is no longer sold has no page. */
function OfferName({ name, href }: { name: string; href: string | null }) {
  if (!href) return <span className="font-semibold">{name}</span>
  return (
    <a href={href} className="inline-flex min-h-11 items-center font-semibold">
      {name}
    </a>
  )
}
