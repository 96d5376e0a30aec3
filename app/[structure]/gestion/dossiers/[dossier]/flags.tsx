import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { listFlags } from '@/lib/client-files/queries/list-notes'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import type { PanelProps } from './panel'

/** Accounting's red flags over the file, before all the rest ([2.A9]). */
export async function Flags({ actor, structure, file }: PanelProps) {
  const [flags, t] = await Promise.all([listFlags(actor, file.id), getTranslations('people.notes')])
  return flags.map(({ id, body, author, notedAt }) => (
    <Notice key={id} kind="danger" title={t('flagTitle')}>
      <p className="whitespace-pre-line">{body}</p>
      <p className="mt-1 text-sm text-muted">
        {t('signed', { author, day: formatNumericDay(dayOf(notedAt, structure.timeZone)) })}
      </p>
    </Notice>
  ))
}
