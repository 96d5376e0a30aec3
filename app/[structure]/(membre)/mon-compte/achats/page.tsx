import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { clock } from '@/lib/core/clock'
import { dayOf } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { listMembershipsOfFile } from '@/lib/memberships/queries'
import { listPaidOrders } from '@/lib/orders/queries'
import { listPapersOfOrders } from '@/lib/papers/queries/list-papers'
import { Fold } from './fold'
import { MembershipTable } from './membership-table'
import { PaidOrder } from './paid-order'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders.mine'))('title') }
}

/** 'Mes achats': memberships, then paid orders with what they hold ([1.E1] [1.E2]). */
export default async function PurchasesPage({ params }: Props) {
  const { structure: slug } = await params
  const { actor, structure } = await requireMember(slug, `/${slug}/mon-compte/achats`)
  const [memberships, orders, now, t] = await Promise.all([
    listMembershipsOfFile(structure.id, actor.clientFileId),
    listPaidOrders(actor),
    clock(),
    getTranslations(),
  ])
  const papers = await listPapersOfOrders(
    structure.id,
    orders.map(({ id }) => id),
  )
  return (
    <div className="page grid gap-8 pb-16">
      <PageHeader
        title={t('orders.mine.title')}
        lead={t('orders.mine.lead')}
        className="pb-0"
        actions={<LinkButton href={`/${slug}/mon-compte/acheter`}>{t('orders.mine.buy')}</LinkButton>}
      />
      <Fold title={t('memberships.title')}>
        {memberships.length === 0 ? (
          <p className="text-muted">
            {t('memberships.none')} {t('memberships.intro')}
          </p>
        ) : (
          <MembershipTable memberships={memberships} today={dayOf(now, structure.timeZone)} zone={structure.timeZone} />
        )}
      </Fold>
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
                zone={structure.timeZone}
                today={dayOf(now, structure.timeZone)}
                slug={slug}
                papers={papers.filter(({ orderId }) => orderId === order.id)}
                folder={`/${slug}/mon-compte/documents`}
              />
            ))}
          </div>
        )}
      </Fold>
    </div>
  )
}
