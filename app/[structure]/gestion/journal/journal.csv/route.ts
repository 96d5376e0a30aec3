import { getTranslations } from 'next-intl/server'
import { requireStaff } from '@/lib/gate/actor'
import { sendList } from '@/lib/gate/download'
import { exportEntries } from '@/lib/journal/queries/list-entries'
import { journalInput } from '@/lib/journal/schema'
import { rights } from '@/lib/staff/types'
import { getJournalWords } from '../words'

type Context = { params: Promise<{ structure: string }> }

/** The journal as it is narrowed, for a spreadsheet ([2.F2]). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug } = await params
  const { actor, structure } = await requireStaff(slug, `/${slug}/gestion/journal`, rights['journal.see'])
  const filter = journalInput.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [rows, words, t] = await Promise.all([
    exportEntries(actor, structure.timeZone, filter),
    getJournalWords(structure),
    getTranslations('journal'),
  ])
  const head = (['at', 'by', 'what', 'on', 'before', 'after', 'reason'] as const).map((column) =>
    t(`columns.${column}`),
  )
  const lines = rows.map((row) => {
    const changes = words.changesOf(row)
    const side = (which: 'before' | 'after') =>
      changes.flatMap((one) => (one[which] === null ? [] : [`${one.field}\u00a0: ${one[which]}`])).join('\n')
    return [
      words.momentOf(row),
      words.authorOf(row.by),
      words.operationOf(row),
      row.subject.name,
      side('before'),
      side('after'),
      row.isErased ? t('erased') : row.reason,
    ]
  })
  return sendList(actor, 'journal', { fileName: t('file'), head, rows: lines })
}
