import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { formatCents } from '@/lib/core/money'
import { requireStaff } from '@/lib/gate/actor'
import { listInvoices, listInvoiceYears } from '@/lib/invoices/queries'
import { describeInvoiceFilter, invoicesPerPage } from '@/lib/invoices/rules'
import { invoiceFilterInput } from '@/lib/invoices/schema'
import { moneyDesk } from '@/lib/staff/types'
import { NoRows } from '../no-rows'
import { Pager } from '../pager'
import { InvoiceFilters } from './invoice-filters'
import { InvoiceTable } from './invoice-table'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('papers.desk'))('title') }
}

/** The structure's invoices and credit notes, each with its stored paper ([1.D9] [6.R10]). */
export default async function InvoicesPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/factures`
  const { actor, structure } = await requireStaff(slug, path, moneyDesk)
  const asked = await searchParams
  const filter = invoiceFilterInput.parse(asked)
  const [{ rows, found, sumCents }, years, t] = await Promise.all([
    listInvoices(actor, filter),
    listInvoiceYears(actor),
    getTranslations('papers'),
  ])
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader title={t('desk.title')} lead={t('desk.lead')} className="pb-0" />
      {asked.papiers ? <Notice kind="warning">{t('wanted.tooMany')}</Notice> : null}
      <InvoiceFilters path={path} filter={filter} years={years} />
      <p role="status" className="text-muted">
        {t('desk.sum', { found: t('desk.found', { count: found }), total: formatCents(sumCents, structure.currency) })}
      </p>
      {rows.length === 0 ? (
        <NoRows
          t={(word) => t(`desk.${word}`)}
          icon="receipt"
          path={path}
          isNarrowed={describeInvoiceFilter(filter) !== ''}
        />
      ) : (
        <>
          <InvoiceTable rows={rows} desk={`/${slug}/gestion`} />
          <Pager
            page={filter.page}
            pages={Math.ceil(found / invoicesPerPage)}
            hrefOf={(page) => path + describeInvoiceFilter({ ...filter, page })}
          />
        </>
      )}
    </div>
  )
}
