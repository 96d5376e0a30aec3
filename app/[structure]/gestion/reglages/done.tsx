import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { schoolSearch } from '@/lib/school/schema'

/** What has just been done to a teacher, a place or a room. */
export function Done({ done }: { done: ReturnType<typeof schoolSearch.parse>['fait'] }) {
  const t = useTranslations('school.done')
  if (!done) return null
  return (
    <Notice kind="positive" role="status">
      {t(done)}
    </Notice>
  )
}
