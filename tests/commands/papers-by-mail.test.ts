import { inArray } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { messages } from '@/db/schema/messages'
import { readAttachments } from '@/lib/deliveries/queries/read-attachments'
import { findDocumentFile } from '@/lib/documents/queries'
import { tellOrderPaid, tellRefund } from '@/lib/messages/flows/tell-orders'
import { refundOrder } from '@/lib/refunds/flows'
import { makeCatalogue } from '@/tests/factories/buyer'
import { createTestDatabase } from '@/tests/support/database'
import { openShop } from '@/tests/support/payments'
import { readPdf } from '@/tests/support/pdf'
import { makePaidOrder, showRefund } from '@/tests/support/refunds'

const database = await createTestDatabase()
const shop = openShop(database)

async function filesOf(messageIds: string[]) {
  const [message] = await db().select().from(messages).where(inArray(messages.id, messageIds))
  return { stored: message!.attachments, sent: await readAttachments(message!.attachments) }
}

const textOf = async (content: string) => (await readPdf(Buffer.from(content, 'base64'))).text

describe('papers leave with their mail [1.D9]', () => {
  test('the confirmation carries invoice and receipt, by the ids of stored documents, once', async () => {
    const { structure, membership, pack } = await makeCatalogue()
    const { actor, orderId } = await makePaidOrder(shop, structure, [membership, pack])
    const occasion = { structureId: structure.id, key: `order.paid:${orderId}` }
    const written = await tellOrderPaid(occasion, orderId)
    expect(await tellOrderPaid(occasion, orderId)).toEqual(written)
    const { stored, sent } = await filesOf(written)
    for (const attachment of stored)
      expect(await findDocumentFile(actor, (attachment as { documentId: string }).documentId)).not.toBeNull()
    expect(sent.map(({ filename, contentType }) => [filename.split(' ')[0], contentType])).toEqual([
      ['Facture', 'application/pdf'],
      ['Reçu', 'application/pdf'],
    ])
    expect(await textOf(sent[0]!.content)).toContain('Total 850,00 €')
    expect(await textOf(sent[1]!.content)).toContain('La commande est entièrement réglée par ce paiement.')
  })

  test('the mail of a refund carries its credit note, which names the invoice that it corrects [1.D10]', async () => {
    const { structure, membership, pack } = await makeCatalogue()
    const { staff, orderId, lineIds } = await makePaidOrder(shop, structure, [membership, pack])
    const { form } = await showRefund(staff, orderId, [lineIds[1]!])
    const outcome = await refundOrder(staff, form)
    const refundId = outcome.ok ? outcome.value.refundId : ''
    const occasion = { structureId: structure.id, key: `refund.made:${refundId}` }
    const { sent } = await filesOf(await tellRefund(occasion, refundId))
    expect(sent.map(({ filename }) => filename.split(' ')[0])).toEqual(['Avoir'])
    const text = await textOf(sent[0]!.content)
    expect(text).toMatch(/Facture corrigée F\d{4}-0001/)
    expect(text).toContain('Total à votre crédit 800,00 €')
  })
})
