import { useTranslations } from 'next-intl'
import { Textarea } from '@/components/ui/inputs'
import { Group } from '../group'

/** What members read when they arrive, and at the foot of every mail. */
export function WordFields() {
  const t = useTranslations('settings')
  return (
    <Group title={t('sections.textes.title')} isWide>
      <Textarea
        name="homeMessage"
        label={t('labels.homeMessage')}
        help={t('helps.homeMessage')}
        maxLength={600}
        rows={4}
      />
      <Textarea
        name="mailFooter"
        label={t('labels.mailFooter')}
        help={t('helps.mailFooter')}
        maxLength={400}
        rows={3}
      />
    </Group>
  )
}
