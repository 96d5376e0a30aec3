import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { findVoucher } from '@/lib/gifts/queries/find-voucher'
import type { GiftFacts } from '../types'

export type GiftMail = { facts: GiftFacts; clientFileId: string; buyerEmail: string | null }

/** A voucher as its mails tell it, with where its buyer is written to; null for another structure's. */
export async function findGiftFacts(structureId: string, voucherId: string): Promise<GiftMail | null> {
  const voucher = await findVoucher({ structureId, voucherId })
  if (!voucher) return null
  const [buyer] = await db()
    .select({ file: clientFiles, accountEmail: accounts.email })
    .from(clientFiles)
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .where(and(eq(clientFiles.id, voucher.clientFileId), eq(clientFiles.structureId, structureId)))
  if (!buyer) return null
  const { file, accountEmail } = buyer
  const giver = { firstName: file.firstName, lastName: file.lastName }
  return { facts: { ...voucher, giver }, clientFileId: file.id, buyerEmail: file.email ?? accountEmail }
}
