import { getTranslations } from 'next-intl/server'
import { List } from '@/components/ui/table'
import type { Staff } from '@/lib/core/actor'
import { formatInstant } from '@/lib/core/formatting'
import { listToApprove } from '@/lib/mailings/queries/list-mailings'
import { Panel } from '../panel'

type Props = { actor: Staff; path: string; zone: string }

/** What waits for whoever approves, the oldest first; for the others, and where nothing waits, nothing ([2.C9] [2.C10]). */
export async function ToApprove({ actor, path, zone }: Props) {
  const waiting = await listToApprove(actor)
  if (waiting.length === 0) return null
  const t = await getTranslations('mailings.toApprove')
  return (
    <Panel id="a-approuver" title={t('title')}>
      <List label={t('title')}>
        {waiting.map(({ id, subject, author, at }) => (
          <li key={id} className="grid">
            <a href={`${path}/${id}`} className="inline-flex min-h-11 items-center font-medium">
              {subject}
            </a>
            <span className="text-muted">{t('item', { author, when: formatInstant(at, zone) })}</span>
          </li>
        ))}
      </List>
    </Panel>
  )
}
