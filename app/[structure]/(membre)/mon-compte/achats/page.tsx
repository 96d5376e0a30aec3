import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CreditNotice } from '@/components/account-credits/credit-notice'
import { MembershipTable } from '@/components/memberships/membership-table'
import { WaitingNotice } from '@/components/orders/waiting-notice'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import type { Viewer } from '@/lib/core/actor'
import { type Day, dayOf } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { listVouchersOfFile } from '@/lib/gifts/queries/find-voucher'
import type { Voucher } from '@/lib/gifts/types'
import { listInstalments } from '@/lib/instalments/queries'
import { listMembershipsOfFile } from '@/lib/memberships/queries'
import { listPurchases, type Order } from '@/lib/orders/queries'
import type { Structure } from '@/lib/structures/queries'
import { Fold } from './fold'
import { MyGifts } from './my-gifts'
import { PaidOrder } from './paid-order'
import { WantedPapers } from './wanted-papers'

type Props = { params: Promise<{ structure: string }>; searchParams: Promise<{ papiers?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders.mine'))('title') }
}

/** 'Mes achats': memberships, then paid orders with what they hold ([1.E1] [1.E2]). */
export default async function PurchasesPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const { actor, structure, now, creditCents } = await requireMember(slug, `/${slug}/mon-compte/achats`)
  const [memberships, { paid: orders, waitingCount }, t] = await Promise.all([
    listMembershipsOfFile(structure.id, actor.clientFileId),
    listPurchases(actor),
    getTranslations(),
  ])
  const today = dayOf(now, structure.timeZone)
  const [parts, vouchers] = await Promise.all([listParts(structure, orders, today), listGifts(actor, orders)])
  return (
    <div className="page grid gap-8 pb-16">
      <PageHeader
        title={t('orders.mine.title')}
        lead={t('orders.mine.lead')}
        className="pb-0"
        actions={<LinkButton href={`/${slug}/mon-compte/acheter`}>{t('orders.mine.buy')}</LinkButton>}
      />
      {(await searchParams).papiers ? <Notice kind="warning">{t('papers.wanted.tooMany')}</Notice> : null}
      <CreditNotice cents={creditCents} currency={structure.currency} />
      <WaitingNotice count={waitingCount} slug={slug} />
      <Fold title={t('memberships.title')}>
        {memberships.length === 0 ? (
          <p className="text-muted">
            {t('memberships.none')} {t('memberships.intro')}
          </p>
        ) : (
          <MembershipTable memberships={memberships} today={today} zone={structure.timeZone} />
        )}
      </Fold>
      {vouchers.length === 0 ? null : (
        <Fold title={t('gifts.mine.title')} id="bons-cadeaux">
          <MyGifts vouchers={vouchers} today={today} zone={structure.timeZone} slug={slug} />
        </Fold>
      )}
      <Fold title={t('orders.mine.orders')}>
        {orders.length === 0 ? (
          <EmptyState icon="bag" title={t('orders.mine.none')}>
            {t('orders.mine.noneText')}
          </EmptyState>
        ) : (
          <div className="grid gap-5">
            {orders.map((order) => (
              <PaidOrder
                key={order.id}
                order={order}
                parts={parts.filter(({ orderId }) => orderId === order.id)}
                zone={structure.timeZone}
                withdrawsDatedSessions={structure.settings.money.withdrawsDatedSessions}
                today={today}
                slug={slug}
              />
            ))}
          </div>
        )}
      </Fold>
      {orders.length === 0 ? null : (
        <Fold title={t('papers.wanted.title')}>
          <WantedPapers orders={orders} today={today} to={`/${slug}/mon-compte/papiers`} />
        </Fold>
      )}
    </div>
  )
}

/** The parts of the orders by card in several times: a round trip only for whoever has one. */
function listParts({ id: structureId, timeZone }: Structure, orders: readonly Order[], today: Day) {
  const inParts = orders.filter(({ means, instalments }) => means === 'card' && instalments > 1)
  return listInstalments({ structureId, orderIds: inParts.map(({ id }) => id) }, today, timeZone)
}

/** The gifts that were bought: a round trip only for whoever bought one ([1.C7]). */
async function listGifts({ structureId, clientFileId }: Viewer, orders: readonly Order[]): Promise<Voucher[]> {
  const hasGifts = orders.some(({ lines }) => lines.some(({ kind }) => kind === 'gift'))
  return hasGifts ? listVouchersOfFile(structureId, clientFileId) : []
}
