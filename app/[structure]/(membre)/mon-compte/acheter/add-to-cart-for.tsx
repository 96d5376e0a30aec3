import { useTranslations } from 'next-intl'
import { AddToCart } from '@/components/catalogue/add-to-cart'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { GuardedFields } from '@/components/ui/form-guard'
import { Select } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { addToCartFor } from '@/lib/cart/actions'
import type { Shopper } from '@/lib/cart/queries'
import type { Offer } from '@/lib/catalogue/types'
import { formatCents } from '@/lib/core/money'
import { computePrice } from '@/lib/pricing/rules'

type Props = { structure: string; offer: Offer; shoppers: Shopper[]; currency: string }

/** 'Ajouter au panier', for whom: an age outside the offer's is refused there and then ([1.C2] [1.C8]). */
export function AddToCartFor({ structure, offer, shoppers, currency }: Props) {
  const t = useTranslations('orders.shop')
  // A gift is for whoever the cart will ask about: none of the household.
  if (offer.kind === 'gift') return <AddToCart structure={structure} offer={offer} Inside={GuardedFields} />
  const [first, ...others] = shoppers
  if (!first) return null
  const options = shoppers.map((shopper) => ({ value: shopper.id, label: labelOf(shopper) }))

  function labelOf(shopper: Shopper): string {
    const { priceCents, isReduced } = computePrice(offer, shopper.reducedUntil !== null)
    const learner = shopper.firstName
    return isReduced ? t('price', { learner, price: formatCents(priceCents, currency) }) : learner
  }

  return (
    <ActionForm
      action={addToCartFor}
      className="w-full gap-3"
      whenDone={
        <LinkButton href={`/${structure}/panier`} look="quiet" icon="check">
          {t('cart')}
        </LinkButton>
      }
    >
      <input type="hidden" name="structure" value={structure} />
      <input type="hidden" name="offer" value={offer.id} />
      {others.length === 0 ? (
        <input type="hidden" name="learner" value={first.id} />
      ) : (
        <Select name="learner" label={t('forWhom')} options={options} defaultValue={first.id} />
      )}
      <SubmitButton pendingLabel={t('adding')} aria-label={t('addLabel', { name: offer.name })}>
        {t('add')}
      </SubmitButton>
    </ActionForm>
  )
}
