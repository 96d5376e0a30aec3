import { useTranslations } from 'next-intl'
import { describeInvoiceFilter } from '@/lib/invoices/rules'
import { type InvoiceFilter, invoiceKinds } from '@/lib/invoices/types'
import { Chips } from '../chips'
import { SearchBar } from '../search-bar'

type Props = { path: string; filter: InvoiceFilter; years: number[] }

/** A search by number or name, and links for kind and year. */
export function InvoiceFilters({ path, filter, years }: Props) {
  const t = useTranslations('papers.desk')
  return (
    <div className="grid gap-4">
      <SearchBar path={path} words={{ label: t('searchLabel'), button: t('search') }} search={filter.search} />
      <nav aria-label={t('kindLabel')} className="grid gap-2.5">
        <Chips
          label={t('kindLabel')}
          all={t('both')}
          chosen={filter.kind}
          choices={invoiceKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          hrefOf={(kind) => path + describeInvoiceFilter({ ...filter, kind, page: 1 })}
        />
        <Chips
          label={t('yearLabel')}
          all={t('all')}
          chosen={filter.year === null ? null : String(filter.year)}
          choices={years.map((year) => ({ value: String(year), label: String(year) }))}
          hrefOf={(year) => path + describeInvoiceFilter({ ...filter, year: year ? Number(year) : null, page: 1 })}
        />
      </nav>
    </div>
  )
}
