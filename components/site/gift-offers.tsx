import { getTranslations } from 'next-intl/server'
import { AddToCart } from '@/components/catalogue/add-to-cart'
import { OfferCard } from '@/components/catalogue/offer-card'
import { listOffers } from '@/lib/catalogue/queries/list-offers'
import { pathOf } from '@/lib/site/rules'
import type { Block } from '@/lib/site/types'
import type { BlockStructure } from './blocks'
import { Titled } from './listed-blocks'

type Props = { block: Extract<Block, { kind: 'gifts' }>; structure: BlockStructure }

/** What may be offered now, to be put in the cart there and then ([1.C7] [1.A1]). */
export async function GiftOffers({ block, structure }: Props) {
  const gifts = (await listOffers(structure.id)).filter(({ kind }) => kind === 'gift')
  const t = await getTranslations('catalogue.noGifts')
  const { slug, currency } = structure
  return (
    <Titled {...block} structure={structure}>
      {gifts.length === 0 ? <p className="mt-4">{t('text')}</p> : null}
      <div className="mt-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {gifts.map((offer) => (
          <OfferCard
            key={offer.id}
            offer={offer}
            currency={currency}
            href={pathOf(slug, `cours-et-tarifs/${offer.slug}`)}
            action={<AddToCart structure={slug} offer={offer} />}
          />
        ))}
      </div>
    </Titled>
  )
}
