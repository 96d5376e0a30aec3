import { requireStaff } from '@/lib/gate/actor'
import { sendDocument } from '@/lib/gate/download'
import { moneyDesk } from '@/lib/staff/types'

type Context = { params: Promise<{ structure: string; document: string }> }

/** A paper or a proof of anybody's file of the structure, for its money desk. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, document } = await params
  const { actor } = await requireStaff(slug, `/${slug}/gestion/documents/${document}`, moneyDesk)
  return sendDocument(actor, document)
}
