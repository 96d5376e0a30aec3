import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { FoldingSection } from '@/components/ui/details'
import { Figure, Figures } from '@/components/ui/figure'
import { formatCents } from '@/lib/core/money'
import { listOrdersOfFile } from '@/lib/desk/queries/list-orders'
import { listInvoices } from '@/lib/invoices/queries'
import { hasRight } from '@/lib/staff/rules'
import { isOpen } from '@/lib/structures/rules'
import { OrderTable } from '../../commandes/order-table'
import { InvoiceTable } from '../../factures/invoice-table'
import { loadMoney } from './load-money'
import { Panel, type PanelProps } from './panel'

const everything = { search: '', kind: null, year: null, page: 1 }

/** What the client bought and paid, their papers and their balance; for those who handle money ([2.A2]). */
export async function OrdersPanel({ actor, structure, file }: PanelProps) {
  if (!hasRight(actor.role, 'money.handle') || !isOpen(structure.settings.modules, 'gestion/commandes')) return null
  const desk = `/${structure.slug}/gestion`
  const [orders, invoices, money, t] = await Promise.all([
    listOrdersOfFile(actor, file.id),
    listInvoices(actor, everything, file.id),
    loadMoney(structure.id, structure.timeZone, file.id),
    getTranslations('files.orders'),
  ])
  const sell =
    file.status === 'active' ? (
      <LinkButton href={`${desk}/vente/${file.number}`} look="quiet" icon="plus">
        {t('sell')}
      </LinkButton>
    ) : null
  return (
    <Panel id="commandes" title={t('title')} actions={sell}>
      <Figures>
        <Figure value={formatCents(money.dueCents, structure.currency)} label={t('due')} />
        <Figure value={formatCents(money.creditCents, structure.currency)} label={t('credit')} />
      </Figures>
      {orders.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <OrderTable path={`${desk}/commandes`} rows={orders} zone={structure.timeZone} isOfOneClient />
      )}
      {invoices.rows.length > 0 ? (
        <FoldingSection summary={<h3>{t('invoices', { count: invoices.found })}</h3>} open={false}>
          <InvoiceTable rows={invoices.rows} desk={desk} isOfOneClient />
        </FoldingSection>
      ) : null}
    </Panel>
  )
}
