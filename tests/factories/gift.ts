import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { giftVouchers } from '@/db/schema/gifts'
import { clock } from '@/lib/core/clock'
import { sellAtDesk } from '@/lib/desk/commands/sell'
import { previewSale } from '@/lib/desk/queries/load-sale'
import { findVoucher } from '@/lib/gifts/queries/find-voucher'
import { getStructureById } from '@/lib/structures/queries'
import { makeMember, type TestMember } from './member'
import { makeOffer, type TestOffer } from './offer'
import { makeStaff } from './staff'
import type { TestStructure } from './structure'

/** A gift of four lessons of an hour, 340,00 €, that its bearer may use on their account, unless told otherwise. */
export const makeGiftOffer = (
  structure: TestStructure,
  given: Parameters<typeof makeOffer>[2] = {},
): Promise<TestOffer> =>
  makeOffer(db(), structure, {
    kind: 'gift',
    name: 'Bon cadeau de 4 cours de chant',
    credits: 4,
    validityMonths: null,
    requiresMembership: false,
    priceCents: 34_000,
    maxChequeInstalments: 1,
    ...given,
  })

type Given = {
  offer?: TestOffer
  buyer?: TestMember
  /** What its buyer said, or what time made of it: written as it is. */
  details?: Partial<typeof giftVouchers.$inferInsert>
}

/** A voucher bought at the desk and paid in cash, so active, with who bought it and who may sell. */
export async function makeVoucher(structure: TestStructure, given: Given = {}) {
  const offer = given.offer ?? (await makeGiftOffer(structure))
  const buyer = given.buyer ?? (await makeMember(db(), structure))
  const { actor: staff } = await makeStaff(db(), structure, { role: 'accountant' })
  const lines = [{ offerId: offer.id, learnerId: buyer.learnerId }]
  const { clientFileId } = buyer
  const { seen } = await previewSale(await getStructureById(structure.id), clientFileId, lines, await clock())
  const page = { means: 'cash', instalments: 1, reference: '', saleKey: randomUUID() } as const
  const sold = await sellAtDesk(staff, { ...page, clientFileId, seen, lines })
  if (!sold.ok) throw new Error(sold.refusal)
  const [row] = await db().select().from(giftVouchers).where(eq(giftVouchers.clientFileId, clientFileId))
  if (given.details) await db().update(giftVouchers).set(given.details).where(eq(giftVouchers.id, row!.id))
  const voucher = (await findVoucher({ structureId: structure.id, voucherId: row!.id }))!
  return { voucher, buyer, staff, offer }
}
