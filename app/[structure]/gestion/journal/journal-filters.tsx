import { useTranslations } from 'next-intl'
import { Select, TextInput } from '@/components/ui/inputs'
import type { Family, JournalFilter } from '@/lib/journal/types'
import type { TeamMember } from '@/lib/staff/types'
import { nameOf } from '../equipe/team-table'
import { PeriodFields } from '../period-fields'

type Props = { path: string; filter: JournalFilter; families: Family[]; team: TeamMember[] }

/** Who, what, on whom, when: a form into the address, which works without a script. */
export function JournalFilters({ path, filter, families, team }: Props) {
  const t = useTranslations('journal')
  return (
    <form action={path} className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1.2fr_auto_auto_auto]">
      <Select
        name="qui"
        label={t('filters.by')}
        defaultValue={filter.by ?? ''}
        options={[
          { value: '', label: t('filters.anyone') },
          ...team.map((person) => ({ value: person.accountId, label: nameOf(person) })),
          { value: 'clients', label: t('filters.clients') },
          { value: 'machine', label: t('filters.machine') },
        ]}
      />
      <Select
        name="quoi"
        label={t('filters.family')}
        defaultValue={filter.family ?? ''}
        options={[
          { value: '', label: t('filters.anything') },
          ...families.map((family) => ({ value: family, label: t(`families.${family}`) })),
        ]}
      />
      <TextInput
        name="sur"
        type="search"
        label={t('filters.on')}
        placeholder={t('filters.onHelp')}
        defaultValue={filter.on}
        maxLength={80}
      />
      <PeriodFields
        from={filter.from}
        until={filter.until}
        words={{ from: t('filters.from'), until: t('filters.until'), submit: t('filters.submit') }}
      />
    </form>
  )
}
