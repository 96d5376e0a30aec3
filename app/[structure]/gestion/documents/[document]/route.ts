import { requireStaff } from '@/lib/gate/actor'
import { sendDocument } from '@/lib/gate/download'
import { rights } from '@/lib/staff/types'

type Context = { params: Promise<{ structure: string; document: string }> }

/** A paper, a proof or a document of anybody's file of the structure, for those of its office who may read it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, document } = await params
  const { actor } = await requireStaff(slug, `/${slug}/gestion/documents/${document}`, rights['files.see'])
  return sendDocument(actor, document)
}
