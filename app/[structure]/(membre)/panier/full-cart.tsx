import { useTranslations } from 'next-intl'
import { CartLine } from '@/components/cart/cart-line'
import { ChangeNotice } from '@/components/cart/change-notice'
import { MembershipNotice } from '@/components/cart/membership-notice'
import { CheckoutForm } from '@/components/orders/checkout-form'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { List } from '@/components/ui/table'
import type { ShownCart } from '@/lib/cart/queries'
import { formatCents } from '@/lib/core/money'
import type { Order } from '@/lib/orders/queries'
import { formatOrderNumber } from '@/lib/orders/rules'
import type { Structure } from '@/lib/structures/queries'

type Props = {
  structure: Structure
  shown: ShownCart
  isVisitor: boolean
  wasMembershipRemoved: boolean
  /** Another one after each change: what the order's form answered before no longer holds. */
  formKey: string
  /** An order of this very cart that waits for its payment. */
  waiting: Order | null
}

/** The lines, the total, and the way to an order: the form of 'Valider ma commande', or the login of a visitor. */
export function FullCart({ structure, shown, isVisitor, wasMembershipRemoved, formKey, waiting }: Props) {
  const t = useTranslations('cart')
  const { cart, problems, learners } = shown
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[1fr_25rem]">
      <div className="grid gap-5">
        <ChangeNotice structure={structure.slug} shown={shown} />
        <MembershipNotice structure={structure.slug} shown={shown} wasRemoved={wasMembershipRemoved} />
        <h2 className="sr-only">{t('lines')}</h2>
        <List label={t('lines')}>
          {cart.lines.map((line) => (
            <CartLine
              key={line.id}
              structure={structure.slug}
              line={line}
              currency={cart.currency}
              // A visitor is asked for whom after login: nothing stands in the way before.
              problem={isVisitor ? null : (problems.find((problem) => problem.lineId === line.id)?.code ?? null)}
              learners={learners}
              isVisitor={isVisitor}
              zone={structure.timeZone}
              gifts={{ today: shown.facts.day, giftMonths: structure.settings.giftMonths }}
            />
          ))}
        </List>
      </div>
      <Card raised className="grid gap-5 lg:sticky lg:top-6">
        <p className="flex items-baseline justify-between gap-4">
          <span className="text-lg font-semibold">{t('total')}</span>
          <span className="display text-3xl whitespace-nowrap">{formatCents(cart.totalCents, cart.currency)}</span>
        </p>
        {isVisitor ? (
          <LoginFirst slug={structure.slug} />
        ) : waiting ? (
          <PayFirst slug={structure.slug} order={waiting} />
        ) : (
          <CheckoutForm
            key={formKey}
            structure={structure}
            today={shown.facts.day}
            terms={shown.terms}
            seen={shown.seen}
            cart={cart}
          />
        )}
      </Card>
    </div>
  )
}

/** The cart is ordered as it stands: what is left is to pay, or to change it. */
function PayFirst({ slug, order }: { slug: string; order: Order }) {
  const t = useTranslations('orders.waiting')
  return (
    <div className="grid gap-3">
      <p className="text-muted">{t('sameCart')}</p>
      <LinkButton href={`/${slug}/paiement/${order.id}`} size="large">
        {t('pay', { number: formatOrderNumber(order.number) })}
      </LinkButton>
    </div>
  )
}

function LoginFirst({ slug }: { slug: string }) {
  const t = useTranslations('cart')
  const back = `?retour=${encodeURIComponent(`/${slug}/panier`)}`
  return (
    <div className="grid gap-3">
      <h2 className="display text-xl">{t('loginTitle')}</h2>
      <p className="text-muted">{t('loginText')}</p>
      <LinkButton href={`/${slug}/connexion${back}`} size="large">
        {t('login')}
      </LinkButton>
      <LinkButton href={`/${slug}/creer-un-compte`} look="quiet">
        {t('signup')}
      </LinkButton>
    </div>
  )
}
