import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/ui/inputs'
import { clientFileStatuses } from '@/lib/client-files/types'
import { describeFileFilter } from '@/lib/finder/rules'
import type { FileFilter } from '@/lib/finder/types'
import { Chips } from '../chips'
import { SearchBar } from '../search-bar'

type Props = { path: string; filter: FileFilter; seesMoney: boolean }

/** The words that the list follows as they are typed, and links for the rest. */
export function FileFilters({ path, filter, seesMoney }: Props) {
  const t = useTranslations('files.list')
  const hrefOf = (other: Partial<FileFilter>) => path + describeFileFilter({ ...filter, ...other, page: 1 })
  const traits = [...(seesMoney ? (['hasDebt'] as const) : []), 'hasMembership' as const, 'hasNoLogin' as const]
  return (
    <div className="grid gap-4">
      <SearchBar path={path} words={{ label: t('searchLabel'), button: t('search') }} search={filter.search} isLive>
        <TextInput name="ville" label={t('town')} defaultValue={filter.town} className="basis-40" />
        {filter.status ? <input type="hidden" name="statut" value={filter.status} /> : null}
        {filter.hasDebt ? <input type="hidden" name="impaye" value="1" /> : null}
        {filter.hasMembership ? <input type="hidden" name="adherent" value="1" /> : null}
        {filter.hasNoLogin ? <input type="hidden" name="sans-acces" value="1" /> : null}
      </SearchBar>
      <nav aria-label={t('narrow')} className="grid gap-2.5">
        <Chips
          label={t('statusLabel')}
          all={t('all')}
          chosen={filter.status}
          choices={clientFileStatuses.map((status) => ({ value: status, label: t(`statuses.${status}`) }))}
          hrefOf={(status) => hrefOf({ status })}
        />
        <div className="flex flex-wrap items-center gap-1.5">
          <p className="mr-1.5 w-14 text-sm text-muted max-sm:w-full">{t('only')}</p>
          {traits.map((trait) => (
            <a
              key={trait}
              href={hrefOf({ [trait]: !filter[trait] })}
              aria-current={filter[trait] ? 'true' : undefined}
              className="chip"
            >
              {t(`traits.${trait}`)}
            </a>
          ))}
        </div>
      </nav>
    </div>
  )
}
