import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/ui/inputs'

/** Why, in words that the holder of the pass will read. */
export function ReasonField({ error, typed }: { error?: string; typed?: string }) {
  const t = useTranslations('passChanges')
  return (
    <TextInput
      name="raison"
      label={t('reason')}
      help={t('reasonHelp')}
      required
      maxLength={500}
      error={error}
      defaultValue={typed}
    />
  )
}
