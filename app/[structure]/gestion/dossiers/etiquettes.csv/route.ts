import { notFound } from 'next/navigation'
import { exportNumbered } from '@/lib/finder/queries/export-files'
import { tickedInput } from '@/lib/finder/schema'
import { requireStaff } from '@/lib/gate/actor'
import { rights } from '@/lib/staff/types'
import { sendLabels } from '../write-files'

type Context = { params: Promise<{ structure: string }> }

/** Labels for the envelopes of the ticked clients ([2.A1]). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug } = await params
  const { actor } = await requireStaff(slug, `/${slug}/gestion/dossiers`, rights['files.see'])
  const ticked = tickedInput.safeParse({ dossier: new URL(request.url).searchParams.getAll('dossier') })
  const files = ticked.success ? await exportNumbered(actor, ticked.data) : []
  return files.length > 0 ? sendLabels(actor, files) : notFound()
}
