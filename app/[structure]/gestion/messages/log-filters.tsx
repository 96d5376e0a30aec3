import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { DateInput, Select, TextInput } from '@/components/ui/inputs'
import { formatNumericDay } from '@/lib/core/formatting'
import { type LogFilter, mailFamilies } from '@/lib/deliveries/types'
import { messageStates } from '@/lib/messages/types'
import type { TeamMember } from '@/lib/staff/types'
import { nameOf } from '../equipe/team-table'

type Props = { path: string; filter: LogFilter; team: TeamMember[] }

/** Whom, what, by whom, when: a form into the address, which works without a script. */
export function LogFilters({ path, filter, team }: Props) {
  const t = useTranslations('deliveries')
  const dayOf = (day: string | null) => (day ? formatNumericDay(day) : '')
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
      <DateInput name="du" label={t('filters.from')} autoComplete="off" defaultValue={dayOf(filter.from)} />
      <DateInput name="au" label={t('filters.until')} autoComplete="off" defaultValue={dayOf(filter.until)} />
      <div>
        <Button type="submit" icon="search">
          {t('filters.submit')}
        </Button>
      </div>
    </form>
  )
}
