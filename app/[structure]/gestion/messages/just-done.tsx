import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { doneInput } from '@/lib/deliveries/schema'

/** What was just done to something that is no longer on the list. */
export function JustDone({ asked }: { asked: Record<string, string | string[] | undefined> }) {
  const t = useTranslations('deliveries.done')
  const { fait, n } = doneInput.parse(asked)
  if (!fait) return null
  return (
    <Notice kind="positive" role="status">
      {t(fait, { count: n })}
    </Notice>
  )
}
