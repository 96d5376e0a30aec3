import { notFound } from 'next/navigation'
import { requireStaff } from '@/lib/gate/actor'
import { sendFile } from '@/lib/gate/download'
import { drawVoucher } from '@/lib/papers/flows'
import { moneyDesk } from '@/lib/staff/types'

type Context = { params: Promise<{ structure: string; bon: string }> }

/** The voucher of a gift, for the office to print or to hand over ([1.C7]). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, bon: voucherId } = await params
  const { actor } = await requireStaff(slug, `/${slug}/gestion/cadeaux/${voucherId}`, moneyDesk)
  const voucher = (await drawVoucher({ structureId: actor.structureId, voucherId })) ?? notFound()
  return sendFile({ ...voucher, mediaType: 'application/pdf' })
}
