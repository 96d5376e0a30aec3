import { notFound } from 'next/navigation'
import { findLinkedFile } from '@/lib/drafts/queries/find-file'
import { getStructureOr404 } from '@/lib/gate/actor'
import { sendFile } from '@/lib/gate/download'

type Context = { params: Promise<{ structure: string; jeton: string }> }

/** A file that a message leads to, for whoever holds its link; looking at it counts nothing and changes nothing ([2.C5] [6.S7]). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, jeton } = await params
  const structure = await getStructureOr404(slug)
  return sendFile((await findLinkedFile(structure.id, jeton)) ?? notFound())
}
