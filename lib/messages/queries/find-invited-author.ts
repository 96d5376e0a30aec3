import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, staffMembers } from '@/db/schema/accounts'
import { mailingAuthors, mailings } from '@/db/schema/mailings'
import { staffNameOf } from '@/lib/staff/queries'
import type { JointFacts } from '../types'

/** Somebody asked to announce with a colleague, as the announcement stands; null once they no longer are, or without an address. */
export async function findInvitedAuthor(
  structureId: string,
  mailingId: string,
  accountId: string,
): Promise<(JointFacts & { email: string; replyTo: string }) | null> {
  const [row] = await db()
    .select({
      email: accounts.email,
      firstName: staffMembers.firstName,
      author: staffNameOf(mailings.structureId, mailings.authorId),
      subject: mailings.subject,
      replyTo: mailings.replyTo,
    })
    .from(mailingAuthors)
    .innerJoin(mailings, eq(mailings.id, mailingAuthors.mailingId))
    .innerJoin(accounts, eq(accounts.id, mailingAuthors.accountId))
    .innerJoin(
      staffMembers,
      and(eq(staffMembers.structureId, mailings.structureId), eq(staffMembers.accountId, mailingAuthors.accountId)),
    )
    .where(
      and(
        eq(mailingAuthors.mailingId, mailingId),
        eq(mailingAuthors.accountId, accountId),
        eq(mailings.structureId, structureId),
      ),
    )
    .limit(1)
  return row?.email ? { ...row, email: row.email, mailingId } : null
}
