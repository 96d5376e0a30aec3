import { useTranslations } from 'next-intl'
import { type ComponentType, Fragment, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { addToCart } from '@/lib/cart/actions'
import type { Offer } from '@/lib/catalogue/types'

type Props = {
  structure: string
  offer: Offer
  size?: 'large'
  /** What a portal puts around the fields of its forms; public pages have none. */
  Inside?: ComponentType<{ children: ReactNode }>
}

/** A plain form, so that it works before and without a script; the cart answers with its own page ([1.A2]). */
export function AddToCart({ structure, offer, size, Inside = Fragment }: Props) {
  const t = useTranslations('catalogue')
  return (
    <form action={addToCart}>
      <Inside>
        <input type="hidden" name="structure" value={structure} />
        <input type="hidden" name="offer" value={offer.id} />
        <Button type="submit" size={size} aria-label={t('addLabel', { name: offer.name })}>
          {t('add')}
        </Button>
      </Inside>
    </form>
  )
}
