import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'

/** What a list says to whoever asked for a file of more lines than their role may take ([2.C6] [2.D2]). */
export function TooManyLines({ asked: { fait, n } }: { asked: Record<string, string | string[] | undefined> }) {
  const t = useTranslations('gate')
  if (fait !== 'trop') return null
  return (
    <Notice kind="warning" role="status">
      {t('tooManyLines', { count: Number(n) || 0 })}
    </Notice>
  )
}
