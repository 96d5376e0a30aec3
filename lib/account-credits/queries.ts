import 'server-only'
import { asc, eq, gt, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { accountCreditEntries } from '@/db/schema/account-credits'
import { clientFiles } from '@/db/schema/client-files'
import type { Staff } from '@/lib/core/actor'
import type { CreditedFile } from './types'

/** What a structure holds for a client file, in cents. */
export async function getCreditBalance(clientFileId: string, executor: Executor = db()): Promise<number> {
  const [row] = await executor
    .select({ cents: sql<number>`coalesce(sum(${accountCreditEntries.amountCents}), 0)::int` })
    .from(accountCreditEntries)
    .where(eq(accountCreditEntries.clientFileId, clientFileId))
  return row!.cents
}

const sumCents = sql<number>`sum(${accountCreditEntries.amountCents})::int`

/** The clients whose account holds credit, by name. */
export function listCreditedFiles({ structureId }: Staff): Promise<CreditedFile[]> {
  return db()
    .select({
      id: clientFiles.id,
      number: clientFiles.number,
      name: sql<string>`${clientFiles.firstName} || ' ' || ${clientFiles.lastName}`,
      email: clientFiles.email,
      balanceCents: sumCents,
    })
    .from(accountCreditEntries)
    .innerJoin(clientFiles, eq(clientFiles.id, accountCreditEntries.clientFileId))
    .where(eq(accountCreditEntries.structureId, structureId))
    .groupBy(clientFiles.id)
    .having(gt(sumCents, 0))
    .orderBy(asc(clientFiles.lastName), asc(clientFiles.firstName), asc(clientFiles.number))
    .limit(mostFiles)
}

/** More clients than ever hold credit at once: a page stays a page. */
const mostFiles = 500
