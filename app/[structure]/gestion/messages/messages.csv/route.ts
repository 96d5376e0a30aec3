import { getTranslations } from 'next-intl/server'
import { formatInstant } from '@/lib/core/formatting'
import { exportLog } from '@/lib/deliveries/queries/list-log'
import { logInput } from '@/lib/deliveries/schema'
import { requireStaff } from '@/lib/gate/actor'
import { sendList } from '@/lib/gate/download'
import { rights } from '@/lib/staff/types'

type Context = { params: Promise<{ structure: string }> }

/** The log as it is narrowed, for a spreadsheet ([2.C1]). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug } = await params
  const { actor, structure } = await requireStaff(slug, `/${slug}/gestion/messages`, rights['messages.see'])
  const filter = logInput.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [rows, t] = await Promise.all([exportLog(actor, structure.timeZone, filter), getTranslations('deliveries')])
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
