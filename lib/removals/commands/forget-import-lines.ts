import 'server-only'
import { eq } from 'drizzle-orm'
import { importLines } from '@/db/schema/exchanges'
import type { LockedTx } from '@/lib/core/locks'

/** What the lines that brought somebody said of them; what those lines made is no longer taken back ([2.A6] [1.H10]). */
export async function forgetImportLines(tx: LockedTx, clientFileId: string): Promise<void> {
  await tx
    .update(importLines)
    .set({ cells: {}, problems: [], made: null, clientFileId: null })
    .where(eq(importLines.clientFileId, clientFileId))
}
