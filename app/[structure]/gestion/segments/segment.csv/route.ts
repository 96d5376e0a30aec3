import { getTranslations } from 'next-intl/server'
import { mostExported } from '@/lib/finder/rules'
import { fileColumns } from '@/lib/finder/types'
import { requireStaff } from '@/lib/gate/actor'
import { refuseList } from '@/lib/gate/download'
import { exportPeople } from '@/lib/segments/queries/list-people'
import { mayAsk } from '@/lib/segments/rules'
import { describeDraft, readAddress, readDraft } from '@/lib/segments/schema'
import { rights } from '@/lib/staff/types'
import { sendFiles } from '../../dossiers/write-files'

type Context = { params: Promise<{ structure: string }> }

/** The people of a query for a spreadsheet, consents as OUI and NON; too many for the role: it says so ([2.D2] [2.C6]). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/segments`
  const { actor, structure } = await requireStaff(slug, path, rights['segments.use'])
  const draft = readAddress(Object.fromEntries(new URL(request.url).searchParams))
  const query = draft && readDraft(draft).query
  if (!draft || !query) return new Response(null, { status: 303, headers: { location: `${path}/nouveau` } })
  if (!mayAsk(actor.role, query)) return new Response(null, { status: 404 })
  const most = mostExported(actor.role)
  const files = await exportPeople(structure.id, query, most)
  if (files.length <= most) {
    const fileName = (await getTranslations('segments.result'))('file')
    return sendFiles(actor, files, { chosen: fileColumns, zone: structure.timeZone, list: 'segment', fileName })
  }
  return refuseList(`${path}/nouveau`, describeDraft(draft), most)
}
