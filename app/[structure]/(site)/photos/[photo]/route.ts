import { notFound } from 'next/navigation'
import { isId } from '@/lib/core/ids'
import { getStructureOr404 } from '@/lib/gate/actor'
import { findPicture } from '@/lib/site/queries'

type Context = { params: Promise<{ structure: string; photo: string }> }

/** A picture that a structure placed on its public pages: another one has another address, so browsers keep it ([2.F3]). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, photo } = await params
  const structure = await getStructureOr404(slug)
  const picture = isId(photo) ? await findPicture(structure.id, photo) : null
  if (!picture) notFound()
  return new Response(Buffer.from(picture.bytes), {
    headers: {
      'content-type': picture.mediaType,
      'content-length': String(picture.bytes.byteLength),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  })
}
