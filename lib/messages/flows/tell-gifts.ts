import 'server-only'
import { writeGiftBought, writeGiftSent } from '@/emails/messages/gift'
import { drawVoucher } from '@/lib/papers/flows'
import { findGiftFacts } from '../queries/find-gift-facts'
import type { Occasion } from '../types'
import { prepare } from './prepare'

/** The voucher as a file of a mail. */
async function attachVoucher(structureId: string, voucherId: string) {
  const voucher = await drawVoucher({ structureId, voucherId })
  if (!voucher) throw new Error(`voucher ${voucherId} of a mail does not exist`)
  const content = Buffer.from(voucher.bytes).toString('base64')
  return () => [{ filename: voucher.fileName, contentType: 'application/pdf', content }]
}

/** The gift to its recipient, with the voucher ([1.C7]). */
export function tellGiftSent(occasion: Occasion, voucherId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const gift = await findGiftFacts(occasion.structureId, voucherId)
    if (!gift?.facts.recipientEmail) return []
    const { facts } = gift
    return [
      {
        template: 'gift_sent',
        recipient: facts.recipientEmail,
        write: (sender, override) => writeGiftSent(sender, facts, override),
        attachments: await attachVoucher(occasion.structureId, voucherId),
      },
    ]
  })
}

/** The gift to its buyer, as soon as it is paid ([1.C7]). */
export function tellGiftBought(occasion: Occasion, voucherId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const gift = await findGiftFacts(occasion.structureId, voucherId)
    if (!gift) return []
    const { facts, clientFileId, buyerEmail: recipient } = gift
    return [
      {
        template: 'gift_bought',
        recipient,
        clientFileId,
        write: (sender, override) => writeGiftBought(sender, facts, override),
        attachments: await attachVoucher(occasion.structureId, voucherId),
      },
    ]
  })
}
