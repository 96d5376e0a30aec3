import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { GuardedFields } from '@/components/ui/form-guard'
import { Notice } from '@/components/ui/notice'
import { addMembershipToCart } from '@/lib/cart/actions'
import type { ShownCart } from '@/lib/cart/queries'
import type { CartLearner } from '@/lib/cart/types'
import { ofName } from '@/lib/core/elision'
import { formatCents } from '@/lib/core/money'
import { linesWith } from './lines-with'

type Props = {
  structure: string
  shown: ShownCart
  /** A membership has just been taken out of the cart. */
  wasRemoved: boolean
}

/** Packages that need a membership, and the one click that adds it ([1.C4]). */
export function MembershipNotice({ structure, shown, wasRemoved }: Props) {
  const t = useTranslations('cart')
  const lines = linesWith(shown, 'membership_required')
  if (lines.length === 0) return null
  const learners = [...new Map(lines.map((line) => [line.learner!.id, line.learner!])).values()]
  const names = lines.map((line) => line.offer.name).join(', ')
  const title = t('membershipMissing', {
    count: learners.length,
    ofLearners: new Intl.ListFormat('fr').format(learners.map((learner) => ofName(learner.firstName))),
  })
  const why = wasRemoved ? 'noLongerHold' : 'membershipWhy'
  const action = learners.map((learner) => (
    <AddMembership key={learner.id} structure={structure} learner={learner} shown={shown} />
  ))
  return (
    <Notice kind="warning" title={title} action={action}>
      {t(why, { count: lines.length, names })}
    </Notice>
  )
}

function AddMembership({ structure, learner, shown }: { structure: string; learner: CartLearner; shown: ShownCart }) {
  const t = useTranslations('cart')
  const price = shown.membership?.prices.get(learner.id)
  if (!shown.membership || price === undefined) return null
  return (
    <form action={addMembershipToCart}>
      <GuardedFields>
        <input type="hidden" name="structure" value={structure} />
        <input type="hidden" name="offer" value={shown.membership.id} />
        <input type="hidden" name="learner" value={learner.id} />
        <Button type="submit">
          {t('addMembershipFor', {
            ofLearner: ofName(learner.firstName),
            price: formatCents(price, shown.cart.currency),
          })}
        </Button>
      </GuardedFields>
    </form>
  )
}
