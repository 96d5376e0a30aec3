import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { addToCart } from '@/lib/cart/actions'
import type { Offer } from '@/lib/catalogue/types'

/** A plain form, so that it works before and without a script; the cart answers with its own page ([1.A2]). */
export function AddToCart({ structure, offer, size }: { structure: string; offer: Offer; size?: 'large' }) {
  const t = useTranslations('catalogue')
  return (
    <form action={addToCart}>
      <input type="hidden" name="structure" value={structure} />
      <input type="hidden" name="offer" value={offer.id} />
      <Button type="submit" size={size} aria-label={t('addLabel', { name: offer.name })}>
        {t('add')}
      </Button>
    </form>
  )
}
