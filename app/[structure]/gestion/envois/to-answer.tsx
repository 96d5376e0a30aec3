import { getTranslations } from 'next-intl/server'
import { List } from '@/components/ui/table'
import type { Staff } from '@/lib/core/actor'
import { formatInstant } from '@/lib/core/formatting'
import { listToAgree, listToApprove } from '@/lib/mailings/queries/list-mailings'
import { Panel } from '../panel'

type Props = { actor: Staff; path: string; zone: string }
type Waiting = Awaited<ReturnType<typeof listToAgree>>

/**
 * What waits for whoever reads it, the oldest first: joint announcements for their agreement, and for whoever approves what waits
 * for that; where nothing waits, nothing ([2.C9] [2.C10]).
 */
export async function ToAnswer({ actor, path, zone }: Props) {
  const [agreements, approvals, t] = await Promise.all([
    listToAgree(actor),
    listToApprove(actor),
    getTranslations('mailings.toAnswer'),
  ])
  const itemOf = ({ author, at }: Waiting[number]) => t('item', { author, when: formatInstant(at, zone) })
  return (
    <>
      <Answers id="accords" title={t('agree')} path={path} waiting={agreements} itemOf={itemOf} />
      <Answers id="a-approuver" title={t('approve')} path={path} waiting={approvals} itemOf={itemOf} />
    </>
  )
}

type AnswersProps = {
  id: string
  title: string
  path: string
  waiting: Waiting
  itemOf: (item: Waiting[number]) => string
}

function Answers({ id, title, path, waiting, itemOf }: AnswersProps) {
  if (waiting.length === 0) return null
  return (
    <Panel id={id} title={title}>
      <List label={title}>
        {waiting.map((item) => (
          <li key={item.id} className="grid">
            <a href={`${path}/${item.id}`} className="inline-flex min-h-11 items-center font-medium">
              {item.subject}
            </a>
            <span className="text-muted">{itemOf(item)}</span>
          </li>
        ))}
      </List>
    </Panel>
  )
}
