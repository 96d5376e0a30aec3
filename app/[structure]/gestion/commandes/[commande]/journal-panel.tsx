import { getTranslations } from 'next-intl/server'
import { formatInstant } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { listJournal } from '@/lib/desk/queries/list-journal'
import type { JournalEntry, JournalOperation } from '@/lib/desk/types'
import { Panel, type PanelProps } from './panel'

/** Who did what to the order, and when ([0.I9]). */
export async function JournalPanel({ actor, structure, order }: PanelProps) {
  const [entries, t] = await Promise.all([listJournal(actor, order), getTranslations('desk.journal')])
  if (entries.length === 0) return null
  return (
    <Panel id="journal" title={t('title')}>
      <ol className="grid gap-3">
        {entries.map((entry) => (
          <li key={entry.id} className="grid gap-x-6 sm:grid-cols-[18rem_1fr]">
            <span className="text-sm text-muted">{formatInstant(entry.at, structure.timeZone)}</span>
            <span className="min-w-0 break-words">
              <Sentence entry={entry} currency={order.currency} />
              {entry.reason ? <span className="block text-sm text-muted">{entry.reason}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

/** 'order.place' is 'order_place' in the catalogue, where a dot opens a folder. */
const keyOf = (operation: JournalOperation) => operation.replace('.', '_') as 'order_place'

async function Sentence({ entry, currency }: { entry: JournalEntry; currency: string }) {
  const t = await getTranslations('desk.journal')
  const { by, amountCents } = entry
  const amount = amountCents === null ? '' : ` (${formatCents(amountCents, currency)})`
  const author = by.kind === 'staff' ? by.name : t(`by.${by.kind}`)
  return (
    <>
      {t(`operations.${keyOf(entry.operation)}`)}
      {amount}
      <span className="text-muted"> · {author}</span>
    </>
  )
}
