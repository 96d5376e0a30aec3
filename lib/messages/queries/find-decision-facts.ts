import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, staffMembers } from '@/db/schema/accounts'
import { mailings } from '@/db/schema/mailings'
import type { DecisionFacts } from '../types'

/** The author of a message that an admin decided of, and why it was declined; null without an address to write to. */
export async function findDecisionFacts(
  structureId: string,
  mailingId: string,
): Promise<(Omit<DecisionFacts, 'decision'> & { email: string }) | null> {
  const [row] = await db()
    .select({
      email: accounts.email,
      firstName: staffMembers.firstName,
      subject: mailings.subject,
      reason: mailings.declinedReason,
    })
    .from(mailings)
    .innerJoin(accounts, eq(accounts.id, mailings.authorId))
    .innerJoin(
      staffMembers,
      and(eq(staffMembers.structureId, mailings.structureId), eq(staffMembers.accountId, mailings.authorId)),
    )
    .where(and(eq(mailings.id, mailingId), eq(mailings.structureId, structureId)))
    .limit(1)
  return row?.email ? { ...row, email: row.email, mailingId } : null
}
