import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/ui/inputs'
import { clientFileStatuses } from '@/lib/client-files/types'
import { describeFileFilter, writeColumns } from '@/lib/finder/rules'
import type { FileFilter, FileTrait } from '@/lib/finder/types'
import { Chips } from '../chips'
import { SearchBar } from '../search-bar'

type Props = { path: string; filter: FileFilter; traits: readonly FileTrait[] }

/** The words that the list follows as they are typed, and links for the rest. */
export function FileFilters({ path, filter, traits }: Props) {
  const t = useTranslations('files.list')
  const hrefOf = (other: Partial<FileFilter>) => path + describeFileFilter({ ...filter, ...other, page: 1 })
  return (
    <div className="grid gap-4">
      <SearchBar path={path} words={{ label: t('searchLabel'), button: t('search') }} search={filter.search} isLive>
        <TextInput name="ville" label={t('town')} defaultValue={filter.town} className="basis-40" />
        {filter.status ? <input type="hidden" name="statut" value={filter.status} /> : null}
        {filter.hasDebt ? <input type="hidden" name="impaye" value="1" /> : null}
        {filter.hasMembership ? <input type="hidden" name="adherent" value="1" /> : null}
        {filter.hasNoLogin ? <input type="hidden" name="sans-acces" value="1" /> : null}
        {filter.columns ? <input type="hidden" name="colonnes" value={writeColumns(filter.columns)} /> : null}
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
