import { exportFiles } from '@/lib/finder/queries/export-files'
import { describeFileFilter, keepOffered, listTraits, mostExported } from '@/lib/finder/rules'
import { fileFilterInput } from '@/lib/finder/schema'
import { fileColumns } from '@/lib/finder/types'
import { requireStaff } from '@/lib/gate/actor'
import { refuseList } from '@/lib/gate/download'
import { hasRight } from '@/lib/staff/rules'
import { rights } from '@/lib/staff/types'
import { findChosenColumns } from '../chosen-columns'
import { sendFiles } from '../write-files'

type Context = { params: Promise<{ structure: string }> }

/** The clients as the list is narrowed, for a spreadsheet; too many for the role: the list says so ([2.A1] [2.C6]). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/dossiers`
  const { actor, structure } = await requireStaff(slug, path, rights['files.see'])
  const traits = listTraits(structure.settings.modules, hasRight(actor.role, 'money.handle'))
  const filter = keepOffered(fileFilterInput.parse(Object.fromEntries(new URL(request.url).searchParams)), traits)
  const most = mostExported(actor.role)
  const files = await exportFiles(actor, filter, most)
  // Until somebody chooses, all of them: what one opens a spreadsheet for is often what the list leaves out.
  const chosen = (await findChosenColumns(filter)) ?? fileColumns
  if (files.length <= most) return sendFiles(actor, files, { chosen, zone: structure.timeZone })
  return refuseList(path, new URLSearchParams(describeFileFilter(filter)), most)
}
