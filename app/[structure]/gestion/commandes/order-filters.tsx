import { useTranslations } from 'next-intl'
import { describeFilter } from '@/lib/desk/rules'
import { type OrderFilter, orderStates } from '@/lib/desk/types'
import { paymentMeans } from '@/lib/orders/types'
import { Chips } from '../chips'
import { SearchBar } from '../search-bar'

type Props = { path: string; filter: OrderFilter }

/** A search, which keeps what the list is narrowed by, and links for state and means: it all works without a script. */
export function OrderFilters({ path, filter }: Props) {
  const t = useTranslations('desk.orders')
  const means = useTranslations('orders.means')
  return (
    <div className="grid gap-4">
      <SearchBar path={path} words={{ label: t('searchLabel'), button: t('search') }} search={filter.search}>
        {filter.state ? <input type="hidden" name="etat" value={filter.state} /> : null}
        {filter.means ? <input type="hidden" name="moyen" value={filter.means} /> : null}
      </SearchBar>
      <nav aria-label={t('stateLabel')} className="grid gap-2.5">
        <Chips
          label={t('stateLabel')}
          all={t('all')}
          chosen={filter.state}
          choices={orderStates.map((state) => ({ value: state, label: t(`states.${state}`) }))}
          hrefOf={(state) => path + describeFilter({ ...filter, state, page: 1 })}
        />
        <Chips
          label={t('meansLabel')}
          all={t('all')}
          chosen={filter.means}
          choices={paymentMeans.map((value) => ({ value, label: means(value) }))}
          hrefOf={(value) => path + describeFilter({ ...filter, means: value, page: 1 })}
        />
      </nav>
    </div>
  )
}
