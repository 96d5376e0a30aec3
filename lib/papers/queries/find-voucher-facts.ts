import 'server-only'
import { env } from '@/lib/core/env'
import { startOfDay } from '@/lib/core/time'
import { findVoucher } from '@/lib/gifts/queries/find-voucher'
import { getStructureById } from '@/lib/structures/queries'
import type { VoucherPaperFacts } from '../types'
import { readSides } from './read-sides'

/** Which voucher, and whose: the office's own structure, or the gifts that a file bought. */
export type VoucherScope = { structureId: string; clientFileId?: string; voucherId: string }

/** What a voucher's paper says; null for one that isn't the reader's. */
export async function findVoucherFacts(scope: VoucherScope): Promise<VoucherPaperFacts | null> {
  const voucher = await findVoucher(scope)
  const found = voucher && (await readSides(voucher))
  if (!found) return null
  const { slug } = await getStructureById(voucher.structureId)
  const { look, currency, seller, buyer } = found.sides
  const { structureId, clientFileId, activatedOn } = voucher
  return {
    ...{ structureId, clientFileId, look, currency, seller },
    ...{ giver: buyer.name, recipientName: voucher.recipientName, message: voucher.message },
    ...{ name: voucher.name, credits: voucher.credits, lessonMinutes: voucher.lessonMinutes, code: voucher.code },
    ...{ activatedOn, validUntil: voucher.validUntil, isRedeemable: voucher.isRedeemable },
    // The same voucher gives the same bytes, whenever it is drawn.
    writtenAt: startOfDay(activatedOn, found.zone),
    address: `${env().APP_URL.replace(/^https?:\/\//, '')}/${slug}/mon-compte/cadeau`,
  }
}
