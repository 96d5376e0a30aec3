import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { findDraft } from '@/lib/drafts/queries/get-draft'
import { mostExported } from '@/lib/finder/rules'
import { requireStaff } from '@/lib/gate/actor'
import { refuseList, sendList } from '@/lib/gate/download'
import { listRecipientRows } from '@/lib/mailings/queries/find-progress'
import { recipientsSearch } from '@/lib/mailings/schema'
import { staffRoles } from '@/lib/staff/types'

type Context = { params: Promise<{ structure: string; envoi: string }> }

/** What became of a message, person by person, for a spreadsheet; too many for the role: their list says so ([2.C6]). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, envoi } = await params
  const { actor } = await requireStaff(slug, `/${slug}/gestion/envois/${envoi}`, staffRoles)
  const mailing = await findDraft(actor, envoi)
  if (!mailing) notFound()
  const { etat } = recipientsSearch.parse(Object.fromEntries(new URL(request.url).searchParams))
  const most = mostExported(actor.role)
  const { rows, total } = await listRecipientRows(mailing, { outcome: etat, page: 1, perPage: most })
  const narrowed = new URLSearchParams(etat ? { etat } : {})
  if (total > most) return refuseList(`/${slug}/gestion/envois/${envoi}/destinataires`, narrowed, most)
  const t = await getTranslations('mailings')
  return sendList(actor, 'mailing', {
    fileName: t('progress.file'),
    head: (['number', 'person', 'address', 'became', 'error'] as const).map((column) => t(`progress.${column}`)),
    rows: rows.map((row) => [
      row.number,
      [row.firstName, row.lastName].filter(Boolean).join(' '),
      row.address,
      t(`outcomes.${row.outcome}`),
      row.lastError,
    ]),
  })
}
