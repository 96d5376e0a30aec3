import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { accountCreditEntries } from '@/db/schema/account-credits'

/** What a structure holds for a client file, in cents. */
export async function getCreditBalance(clientFileId: string, executor: Executor = db()): Promise<number> {
  const [row] = await executor
    .select({ cents: sql<number>`coalesce(sum(${accountCreditEntries.amountCents}), 0)::int` })
    .from(accountCreditEntries)
    .where(eq(accountCreditEntries.clientFileId, clientFileId))
  return row!.cents
}
