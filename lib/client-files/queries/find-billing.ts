import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import type { BillingAddress } from '../types'

/** Who the invoices of a file are made out to; null: its holder ([2.A11]). */
export async function findBilling(structureId: string, clientFileId: string): Promise<BillingAddress | null> {
  const [row] = await db()
    .select({ billing: clientFiles.billing })
    .from(clientFiles)
    .where(and(eq(clientFiles.id, clientFileId), eq(clientFiles.structureId, structureId)))
  return row?.billing ?? null
}
