import { getTranslations } from 'next-intl/server'
import { Catalogue } from '@/components/catalogue/catalogue'
import { Heart } from '@/components/interests/heart'
import { PageHeader } from '@/components/ui/page-header'
import { listShoppers, type Shopper } from '@/lib/cart/queries'
import { listOffers } from '@/lib/catalogue/queries/list-offers'
import type { Filter, Offer } from '@/lib/catalogue/types'
import { requireMember } from '@/lib/gate/actor'
import { listInterests } from '@/lib/interests/queries/list-interests'
import { isLikeable } from '@/lib/interests/rules'
import { computePrice } from '@/lib/pricing/rules'
import { AddToCartFor } from './add-to-cart-for'
import { Household } from './household'

type Props = { slug: string; path: string; filter: Filter }

/** 'Acheter/Adhérer': the membership first, then every offer, at the price of whom it is for ([1.C1] [1.C2] [1.C3]). */
export async function ShopPage({ slug, path, filter }: Props) {
  const { actor, structure } = await requireMember(slug, path)
  const [offers, interests, shoppers, t] = await Promise.all([
    listOffers(structure.id),
    listInterests(structure.id, actor.clientFileId),
    listShoppers(structure.id, actor.clientFileId, structure.timeZone),
    getTranslations('orders.shop'),
  ])
  const { currency } = structure
  const liked = new Set(interests.map(({ offerId }) => offerId))
  const [only, ...others] = shoppers
  // With one learner there is one price; with several, each choice says its own.
  const shown = only && others.length === 0 ? offers.map((offer) => priceFor(offer, only)) : offers
  return (
    <div className="page pb-16">
      <PageHeader title={t('title')} lead={t('lead')} />
      <Household shoppers={shoppers} />
      <Catalogue
        offers={shown}
        filter={filter}
        currency={currency}
        email={structure.settings.email}
        rateHref={`/${slug}/mon-compte/tarif-reduit`}
        base={`/${slug}/mon-compte/acheter`}
        hrefOf={(offer) => `/${slug}/cours-et-tarifs/${offer.slug}`}
        renderAction={(offer) => (
          <>
            <AddToCartFor structure={slug} offer={offer} shoppers={shoppers} currency={currency} />
            {isLikeable(offer) ? <Heart structure={slug} offer={offer} isOn={liked.has(offer.id)} /> : null}
          </>
        )}
      />
    </div>
  )
}

function priceFor(offer: Offer, { reducedUntil }: Shopper): Offer {
  const { priceCents, isReduced } = computePrice(offer, reducedUntil !== null)
  return isReduced ? { ...offer, priceCents, reducedPriceCents: null } : offer
}
