import { getTranslations } from 'next-intl/server'
import { fileColumns } from '@/lib/finder/types'
import { requireStaff } from '@/lib/gate/actor'
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
  const people = await exportPeople(actor, query)
  if (people.ok) {
    const fileName = (await getTranslations('segments.result'))('file')
    return sendFiles(actor, people.value, { chosen: fileColumns, zone: structure.timeZone, list: 'segment', fileName })
  }
  const address = describeDraft(draft)
  for (const [name, value] of Object.entries({ fait: 'trop', n: String(people.detail?.count) }))
    address.set(name, value)
  return new Response(null, { status: 303, headers: { location: `${path}/nouveau?${address}` } })
}
