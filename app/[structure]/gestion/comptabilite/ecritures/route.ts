import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { listMovements } from '@/lib/accounting/queries'
import { entryColumns, listEntries, listEntryRows } from '@/lib/accounting/rules'
import { monthInput } from '@/lib/core/fields'
import { daysOfMonth } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { sendList, sendText } from '@/lib/gate/download'
import { noteDownload } from '@/lib/journal/commands/note-download'
import { rights } from '@/lib/staff/types'
import { getEntryWords } from '../words'

type Context = { params: Promise<{ structure: string }> }

/** The fields of a file of entries hold neither its separator nor its ends of line. */
const writeFec = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\r\n')

/** The entries of a month as a file: for a spreadsheet, or for an accountant's program ([1.H11]). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug } = await params
  const page = `/${slug}/gestion/comptabilite`
  const { actor, structure } = await requireStaff(slug, page, rights['accounting.export'])
  const asked = new URL(request.url).searchParams
  const month = monthInput.parse(asked.get('mois') ?? undefined) ?? notFound()
  const { from, until } = daysOfMonth(month)
  const { accounts } = structure.settings.money
  const entries = listEntries(await listMovements(actor, from, until), accounts)
  const rows = listEntryRows(entries, month, await getEntryWords(accounts))
  const t = await getTranslations('accounting.download')
  const fileName = t('file', { month })
  if (asked.get('forme') !== 'fec') return sendList(actor, 'entries', { fileName, head: entryColumns, rows })
  await noteDownload(actor, 'entries', rows.length)
  return sendText({ fileName: `${fileName}.txt`, text: writeFec([entryColumns, ...rows]) })
}
