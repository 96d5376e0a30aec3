import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CreditNotice } from '@/components/account-credits/credit-notice'
import { CartCount } from '@/components/cart/cart-count'
import { WaitingOrders } from '@/components/orders/waiting-orders'
import { LinkButton } from '@/components/ui/button'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { KeptPlaces } from '@/components/waiting-lists/my-entries'
import { findCart, type ShownCart } from '@/lib/cart/queries'
import { clock } from '@/lib/core/clock'
import { dayOf } from '@/lib/core/time'
import { getContext } from '@/lib/gate/actor'
import { readCartOwner } from '@/lib/gate/cart-cookies'
import { listInstalments } from '@/lib/instalments/queries'
import type { Instalment } from '@/lib/instalments/types'
import { listWaitingOrders, type Order } from '@/lib/orders/queries'
import type { Structure } from '@/lib/structures/queries'
import { listEntriesOfFile } from '@/lib/waiting-lists/queries/list-entries'
import { Answer, type AnswerParams } from './answer'
import { FullCart } from './full-cart'

type Props = { params: Promise<{ structure: string }>; searchParams: Promise<AnswerParams> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cart')
  return { title: t('title'), robots: { index: false } }
}

/** 'Mon panier', of a member or of a visitor ([1.C9] [1.D7]). */
export default async function CartPage({ params, searchParams }: Props) {
  const [{ structure: slug }, asked] = await Promise.all([params, searchParams])
  const { structure, actor, creditCents, now } = await getContext(slug)
  const owner = await readCartOwner(structure.id, actor)
  const [shown, waiting, entries, t] = await Promise.all([
    owner ? findCart(owner) : null,
    actor.kind === 'visitor' ? [] : listWaitingOrders(actor),
    actor.kind === 'visitor' ? [] : listEntriesOfFile(structure.id, actor.clientFileId),
    getTranslations('cart'),
  ])
  const count = shown?.cart.lines.length ?? 0
  const parts = await listPartsOf(structure, waiting)
  return (
    <div className="page grid gap-8 pb-16">
      <div>
        <PageHeader title={t('title')} />
        <Answer asked={asked} />
      </div>
      <CreditNotice cents={creditCents} currency={structure.currency} />
      <WaitingOrders structure={structure} orders={waiting} parts={parts} />
      {now ? <KeptPlaces slug={slug} zone={structure.timeZone} now={now} entries={entries} /> : null}
      {shown && count > 0 ? (
        <FullCart
          structure={structure}
          shown={shown}
          isVisitor={actor.kind === 'visitor'}
          wasMembershipRemoved={asked.adhesion !== undefined}
          formKey={JSON.stringify(asked)}
          waiting={waiting.find((order) => isOrderOf(order, shown)) ?? null}
        />
      ) : waiting.length === 0 ? (
        <EmptyState
          icon="bag"
          title={t('empty')}
          action={<LinkButton href={`/${slug}/cours-et-tarifs`}>{t('browse')}</LinkButton>}
        >
          {t('emptyText')}
        </EmptyState>
      ) : null}
      <CartCount count={count} />
    </div>
  )
}

const isOrderOf = ({ cartId, cartVersion }: Order, { cart }: ShownCart) =>
  cartId === cart.id && cartVersion === cart.version

/** The schedules of the orders that wait, if any. */
async function listPartsOf({ id: structureId, timeZone }: Structure, waiting: readonly Order[]): Promise<Instalment[]> {
  if (waiting.length === 0) return []
  const today = dayOf(await clock(), timeZone)
  return listInstalments({ structureId, orderIds: waiting.map(({ id }) => id) }, today, timeZone)
}
