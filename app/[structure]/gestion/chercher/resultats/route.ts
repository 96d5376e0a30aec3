import { paletteInput } from '@/lib/finder/schema'
import { requireStaff } from '@/lib/gate/actor'
import { staffRoles } from '@/lib/staff/types'
import { listFindings } from '../list-findings'

type Context = { params: Promise<{ structure: string }> }

/** What the palette shows under the words typed so far ([2.A1]). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug } = await params
  await requireStaff(slug, `/${slug}/gestion/chercher`, staffRoles)
  const { typed } = paletteInput.parse(Object.fromEntries(new URL(request.url).searchParams))
  return Response.json(await listFindings(slug, typed), { headers: { 'cache-control': 'private, no-store' } })
}
