import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import type { Staff } from '@/lib/core/actor'
import { describeLines, isAboutStart } from '../rules'
import type { SaleInput, SaleRefusal } from '../types'

/**
 * Where a sale that was refused for a start date goes on, under the address of sales: its page says which date can't be
 * had, offers others, and keeps how it was to be paid ([1.C6]). Null: the sale was refused for something else.
 */
export async function findSaleAgain(
  { structureId }: Staff,
  { clientFileId, lines, means, instalments, reference }: SaleInput,
  refusal: SaleRefusal,
): Promise<string | null> {
  if (!isAboutStart(refusal)) return null
  const [file] = await db()
    .select({ number: clientFiles.number })
    .from(clientFiles)
    .where(and(eq(clientFiles.structureId, structureId), eq(clientFiles.id, clientFileId)))
  const reglement = means === 'cheque' ? `${means}-${instalments}` : means
  return file ? `${file.number}${describeLines(lines, { reglement, reference })}` : null
}
