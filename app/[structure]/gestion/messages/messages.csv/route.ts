import { getTranslations } from 'next-intl/server'
import { formatInstant } from '@/lib/core/formatting'
import { exportLog } from '@/lib/deliveries/queries/list-log'
import { describeLogFilter, logInput } from '@/lib/deliveries/schema'
import { mostExported } from '@/lib/finder/rules'
import { requireStaff } from '@/lib/gate/actor'
import { refuseList, sendList } from '@/lib/gate/download'
import { rights } from '@/lib/staff/types'

type Context = { params: Promise<{ structure: string }> }

/** The log as it is narrowed, for a spreadsheet; too many addresses for the role: the log says so ([2.C1] [2.C6]). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/messages`
  const { actor, structure } = await requireStaff(slug, path, rights['messages.see'])
  const filter = logInput.parse(Object.fromEntries(new URL(request.url).searchParams))
  const most = mostExported(actor.role)
  const rows = await exportLog(actor, structure.timeZone, filter, most)
  if (rows.length > most) return refuseList(path, new URLSearchParams(describeLogFilter(filter)), most)
  const t = await getTranslations('deliveries')
  const head = (['at', 'subject', 'reader', 'address', 'author', 'state'] as const).map((key) => t(`columns.${key}`))
  const lines = rows.map(({ at, subject, reader, recipient, author, state }) => [
    formatInstant(at, structure.timeZone),
    subject,
    reader?.name,
    recipient,
    author || t('portal'),
    t(`states.${state}`),
  ])
  return sendList(actor, 'messages', { fileName: t('file'), head, rows: lines })
}
