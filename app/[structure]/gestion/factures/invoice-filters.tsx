import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/inputs'
import { describeInvoiceFilter } from '@/lib/invoices/rules'
import { type InvoiceFilter, invoiceKinds } from '@/lib/invoices/types'
import { Chips } from '../chips'

type Props = { path: string; filter: InvoiceFilter; years: number[] }

/** A search by number or name, and links for kind and year. */
export function InvoiceFilters({ path, filter, years }: Props) {
  const t = useTranslations('papers.desk')
  return (
    <div className="grid gap-4">
      <form action={path} className="flex flex-wrap items-end gap-3">
        <TextInput
          name="q"
          type="search"
          label={t('searchLabel')}
          defaultValue={filter.search}
          className="min-w-0 flex-1 basis-64 sm:max-w-96"
        />
        <Button type="submit" icon="search">
          {t('search')}
        </Button>
      </form>
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
