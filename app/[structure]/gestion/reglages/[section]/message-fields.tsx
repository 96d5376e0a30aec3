import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/choices'
import { TextInput } from '@/components/ui/inputs'
import type { Structure } from '@/lib/structures/queries'
import { Group } from '../group'
import { NumberField } from './number-field'

/** How many a message reaches, what it may shout, what waits for an admin, how often one announces ([2.C6] [2.C7] [2.C10]). */
export function MessageFields({ structure: { settings } }: { structure: Structure }) {
  const t = useTranslations('settings')
  return (
    <>
      <Group title={t('groups.quotas')}>
        <NumberField name="maxRecipients" help={t('helps.maxRecipients')} />
        <NumberField name="quotaPer24Hours" help={t('helps.quotaPer24Hours')} />
      </Group>
      <Group title={t('groups.plan')}>
        <NumberField name="announcementMonths" help={t('helps.announcementMonths')} />
      </Group>
      <Group title={t('groups.texts')} isWide>
        <TextInput name="allowedCapitals" label={t('labels.allowedCapitals')} help={t('helps.allowedCapitals')} />
        <Checkbox
          name="approvesRosterMessages"
          label={t('labels.approvesRosterMessages')}
          help={t('helps.approvesRosterMessages')}
          defaultChecked={settings.messaging.approvesRosterMessages}
        />
      </Group>
    </>
  )
}
