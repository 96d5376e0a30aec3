import { useTranslations } from 'next-intl'
import { Select, TextInput } from '@/components/ui/inputs'
import { type LogFilter, mailFamilies } from '@/lib/deliveries/types'
import { messageStates } from '@/lib/messages/types'
import type { TeamMember } from '@/lib/staff/types'
import { nameOf } from '../equipe/team-table'
import { PeriodFields } from '../period-fields'

type Props = { path: string; filter: LogFilter; team: TeamMember[] }

/** Whom, what, by whom, when: a form into the address, which works without a script. */
export function LogFilters({ path, filter, team }: Props) {
  const t = useTranslations('deliveries')
  return (
    <form action={path} className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <TextInput
        name="q"
        type="search"
        label={t('filters.search')}
        defaultValue={filter.search}
        maxLength={80}
        className="lg:col-span-2"
      />
      <Select
        name="etat"
        label={t('filters.state')}
        defaultValue={filter.state ?? ''}
        options={[
          { value: '', label: t('filters.anyState') },
          ...messageStates.map((state) => ({ value: state, label: t(`states.${state}`) })),
        ]}
      />
      <Select
        name="sujet"
        label={t('filters.family')}
        defaultValue={filter.family ?? ''}
        options={[
          { value: '', label: t('filters.anything') },
          ...mailFamilies.map((family) => ({ value: family, label: t(`families.${family}`) })),
        ]}
      />
      <Select
        name="auteur"
        label={t('filters.author')}
        defaultValue={filter.author ?? ''}
        options={[
          { value: '', label: t('filters.anyone') },
          ...team.map((person) => ({ value: person.accountId, label: nameOf(person) })),
        ]}
      />
      <PeriodFields
        from={filter.from}
        until={filter.until}
        words={{ from: t('filters.from'), until: t('filters.until'), submit: t('filters.submit') }}
      />
    </form>
  )
}
