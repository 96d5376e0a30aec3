import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/card'
import type { FileHead } from '@/lib/client-files/queries/get-file'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'

/** The number of a file, since when it exists, who made it, and whether its client can log in. */
export function FileStanding({ file, zone }: { file: FileHead; zone: string }) {
  const t = useTranslations('files.file')
  const day = formatNumericDay(dayOf(file.createdAt, zone))
  const isInvited = file.login?.status === 'pending'
  const isOpen = file.login !== null && !isInvited
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <span>{t('title', { number: file.number })}</span>
      {file.status === 'active' ? null : <Tag kind="warning">{t(`statuses.${file.status}`)}</Tag>}
      <Tag kind={isOpen ? 'positive' : 'neutral'}>{t(isOpen ? 'hasLogin' : isInvited ? 'invited' : 'noLogin')}</Tag>
      <span className="text-base">{t(`origins.${file.origin}`, { day })}</span>
    </span>
  )
}
