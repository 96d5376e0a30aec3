import { useTranslations } from 'next-intl'
import { offerKinds } from '@/lib/catalogue/types'
import { type OfferFilter, offerShelves } from '@/lib/offers/types'
import { Chips } from '../chips'
import { SearchBar } from '../search-bar'

type Filter = { q: string; type?: OfferFilter['kind']; etat?: OfferFilter['state'] }

const hrefOf = (path: string, filter: Filter): string => {
  const set = Object.entries(filter).filter(([, value]) => value)
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set as [string, string][])}`
}

/** A search and two filters, all in the address. */
export function OfferFilters({ path, filter }: { path: string; filter: Filter }) {
  const t = useTranslations('offers')
  return (
    <div className="grid gap-4">
      <SearchBar path={path} words={{ label: t('list.searchLabel'), button: t('list.search') }} search={filter.q}>
        {filter.type ? <input type="hidden" name="type" value={filter.type} /> : null}
        {filter.etat ? <input type="hidden" name="etat" value={filter.etat} /> : null}
      </SearchBar>
      <nav aria-label={t('list.title')} className="grid gap-2.5">
        <Chips
          label={t('list.typeLabel')}
          all={t('list.all')}
          chosen={filter.type ?? null}
          choices={offerKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          hrefOf={(type) => hrefOf(path, { ...filter, type: type ?? undefined })}
        />
        <Chips
          label={t('list.stateLabel')}
          all={t('list.allStates')}
          chosen={filter.etat ?? null}
          choices={offerShelves.map((value) => ({ value, label: t(`states.${value}`) }))}
          hrefOf={(etat) => hrefOf(path, { ...filter, etat: etat ?? undefined })}
        />
      </nav>
    </div>
  )
}
