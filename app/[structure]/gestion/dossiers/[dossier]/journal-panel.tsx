import { getTranslations } from 'next-intl/server'
import { FoldingSection } from '@/components/ui/details'
import { listEntriesOfFile } from '@/lib/journal/queries/list-entries'
import { hasRight } from '@/lib/staff/rules'
import { EntryTable } from '../../journal/entry-table'
import { getJournalWords } from '../../journal/words'
import { Panel, type PanelProps } from './panel'

/** The rest is in the journal of the structure. */
const most = 20

/** Who did what to the file, its orders and its lessons, and to the files that it took in ([2.A2] [0.I9]). */
export async function JournalPanel({ actor, structure, file }: PanelProps) {
  if (!hasRight(actor.role, 'journal.see')) return null
  const [rows, words, t] = await Promise.all([
    listEntriesOfFile(actor, file.id, most),
    getJournalWords(structure),
    getTranslations('files.journal'),
  ])
  if (rows.length === 0) return null
  return (
    <Panel id="journal" title={t('title')}>
      <FoldingSection summary={t('latest', { count: rows.length })} open={false}>
        <EntryTable slug={structure.slug} rows={rows} words={words} />
        <p className="mt-3">
          <a href={`/${structure.slug}/gestion/journal?sur=${file.number}`}>{t('all')}</a>
        </p>
      </FoldingSection>
    </Panel>
  )
}
