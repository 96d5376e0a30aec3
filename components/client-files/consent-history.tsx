import { useTranslations } from 'next-intl'
import type { ConsentEntry } from '@/lib/client-files/types'
import { formatInstant } from '@/lib/core/formatting'

/** Each word on each channel, with its day and where it was said, the newest first ([2.A8]). */
export function ConsentHistory({ entries, zone }: { entries: ConsentEntry[]; zone: string }) {
  const t = useTranslations('people.consents')
  return (
    <ul className="grid gap-2 text-sm">
      {entries.map(({ id, channel, isGranted, source, at }) => (
        <li key={id}>
          <span className="font-semibold">{t(`channels.${channel}`)}</span>{' '}
          {t('entry', {
            word: t(isGranted ? 'yes' : 'no'),
            day: formatInstant(at, zone),
            source: t(`sources.${source}`),
          })}
        </li>
      ))}
    </ul>
  )
}
