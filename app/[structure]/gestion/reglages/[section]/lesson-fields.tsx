import { useTranslations } from 'next-intl'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { Select } from '@/components/ui/inputs'
import type { Structure } from '@/lib/structures/queries'
import { absenceChoices, holidayZones } from '@/lib/structures/types'
import { Group } from '../group'
import { NumberField } from './number-field'

const numbers = [
  'bookingNoticeHours',
  'cancellationNoticeHours',
  'latePerPass',
  'lateUntilHours',
  'reminderHours',
  'waitingOfferHours',
] as const

/** Notice, cancellation, reminders, absences ([1.F2] [1.G3] [1.G8] [1.G9] [1.H6]). */
export function LessonFields({ structure: { settings } }: { structure: Structure }) {
  const t = useTranslations('settings')
  const zones = holidayZones.map((zone) => ({ value: zone, label: t('options.zone', { zone }) }))
  return (
    <>
      <Group title={t('groups.lessons')}>
        {numbers.map((name) => (
          <NumberField key={name} name={name} />
        ))}
      </Group>
      <Group title={t('groups.calendar')}>
        <Select
          name="holidayZone"
          label={t('labels.holidayZone')}
          options={[{ value: '', label: t('options.noZone') }, ...zones]}
        />
      </Group>
      <Group title={t('groups.absences')} isWide>
        <CheckboxGroup
          name="absenceChoices"
          label={t('labels.absenceChoices')}
          options={absenceChoices.map((value) => ({ value, label: t(`options.absenceChoices.${value}`) }))}
          defaultValues={settings.absenceChoices}
        />
      </Group>
    </>
  )
}
