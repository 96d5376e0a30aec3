import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { GuardedFields } from '@/components/ui/form-guard'
import { Notice } from '@/components/ui/notice'
import { acceptCartChanges } from '@/lib/cart/actions'
import type { ShownCart } from '@/lib/cart/queries'
import { haveConditionsChanged } from '@/lib/cart/rules'
import { formatCents } from '@/lib/core/money'
import { linesWith } from './lines-with'

/** What changed since it was put in the cart, to be accepted ([1.C9]). */
export function ChangeNotice({ structure, shown }: { structure: string; shown: ShownCart }) {
  const t = useTranslations('cart.changes')
  const changed = linesWith(shown, 'price_changed', 'conditions_changed')
  if (changed.length === 0) return null
  const dearer = changed.filter((line) => line.priceCents > line.shownPriceCents)
  const others = changed.filter(haveConditionsChanged)
  const { currency } = shown.cart
  return (
    <Notice
      kind="warning"
      title={t('title')}
      action={
        <form action={acceptCartChanges}>
          <GuardedFields>
            <input type="hidden" name="structure" value={structure} />
            <input type="hidden" name="seen" value={shown.seen} />
            <Button type="submit">{t('accept')}</Button>
          </GuardedFields>
        </form>
      }
    >
      <ul className="grid gap-1">
        {dearer.map(({ id, offer, priceCents, shownPriceCents }) => (
          <li key={id}>
            {t('price', {
              name: offer.name,
              price: formatCents(priceCents, currency),
              before: formatCents(shownPriceCents, currency),
            })}
          </li>
        ))}
        {others.map(({ id, offer }) => (
          <li key={id}>{t('conditions', { name: offer.name })}</li>
        ))}
      </ul>
    </Notice>
  )
}
