import { requireMember } from '@/lib/gate/actor'
import { sendDocument } from '@/lib/gate/download'

type Context = { params: Promise<{ structure: string; document: string }> }

/** A paper or a proof of the member's own file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, document } = await params
  const { actor } = await requireMember(slug, `/${slug}/mon-compte/documents/${document}`)
  return sendDocument(actor, document)
}
