import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accountCreditEntries } from '@/db/schema/account-credits'
import { accounts } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { structures } from '@/db/schema/structures'
import { getCreditBalance } from '@/lib/account-credits/queries'
import type { CreditFacts } from '../types'

export type CreditMail = { facts: CreditFacts; clientFileId: string; email: string | null }

/** What a client is told of credit that they were given; null for another structure's, or for what an order gave back. */
export async function findCreditFacts(structureId: string, entryId: string): Promise<CreditMail | null> {
  const [row] = await db()
    .select({ entry: accountCreditEntries, file: clientFiles, email: accounts.email, currency: structures.currency })
    .from(accountCreditEntries)
    .innerJoin(clientFiles, eq(clientFiles.id, accountCreditEntries.clientFileId))
    .innerJoin(structures, eq(structures.id, accountCreditEntries.structureId))
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .where(and(eq(accountCreditEntries.id, entryId), eq(accountCreditEntries.structureId, structureId)))
  if (row?.entry.kind !== 'surplus' && row?.entry.kind !== 'grant') return null
  const { entry, file, email, currency } = row
  const balanceCents = await getCreditBalance(file.id)
  const facts = {
    firstName: file.firstName,
    kind: entry.kind as 'surplus' | 'grant',
    amountCents: entry.amountCents,
    balanceCents,
    currency,
  }
  return { facts, clientFileId: file.id, email: email ?? file.email }
}
