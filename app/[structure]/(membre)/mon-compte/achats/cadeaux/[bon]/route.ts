import { notFound } from 'next/navigation'
import { requireMember } from '@/lib/gate/actor'
import { sendFile } from '@/lib/gate/download'
import { takeAttempts } from '@/lib/gate/limits'
import { drawVoucher } from '@/lib/papers/flows'

type Context = { params: Promise<{ structure: string; bon: string }> }

/** The voucher of a gift that the member bought, to print or to hand over ([1.C7]). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, bon: voucherId } = await params
  const page = `/${slug}/mon-compte/achats`
  const { actor } = await requireMember(slug, page)
  const { structureId, clientFileId } = actor
  const bounded = await takeAttempts([['paper-account', actor.accountId]])
  if (!bounded.ok) return new Response(null, { status: 303, headers: { location: `${page}?papiers=trop` } })
  const voucher = (await drawVoucher({ structureId, clientFileId, voucherId })) ?? notFound()
  return sendFile({ ...voucher, mediaType: 'application/pdf' })
}
