import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { listOrders } from '@/lib/desk/queries/list-orders'
import { describeFilter, ordersPerPage } from '@/lib/desk/rules'
import { orderFilterInput } from '@/lib/desk/schema'
import { requireStaff } from '@/lib/gate/actor'
import { moneyDesk } from '@/lib/staff/types'
import { NoRows } from '../no-rows'
import { Pager } from '../pager'
import { OrderFilters } from './order-filters'
import { OrderTable } from './order-table'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.orders'))('title') }
}

/** The office's orders, found by number or name and narrowed by state and means, all in the address ([1.H3]). */
export default async function OrdersPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const { actor, structure } = await requireStaff(slug, `/${slug}/gestion/commandes`, moneyDesk)
  const filter = orderFilterInput.parse(await searchParams)
  const { rows, found } = await listOrders(actor, filter)
  const t = await getTranslations('desk.orders')
  const path = `/${slug}/gestion/commandes`
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader title={t('title')} lead={t('lead')} className="pb-0" />
      <OrderFilters path={path} filter={filter} />
      <p role="status" className="text-muted">
        {t('found', { count: found })}
      </p>
      {rows.length === 0 ? (
        <NoRows
          t={t}
          icon="bag"
          path={path}
          isNarrowed={Boolean(filter.search || filter.state || filter.means || filter.page > 1)}
        />
      ) : (
        <>
          <OrderTable path={path} rows={rows} zone={structure.timeZone} />
          <Pager
            page={filter.page}
            pages={Math.ceil(found / ordersPerPage)}
            hrefOf={(page) => path + describeFilter({ ...filter, page })}
          />
        </>
      )}
    </div>
  )
}
