import 'server-only'
import { and, asc, eq, inArray, isNotNull, ne } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { staffMembers } from '@/db/schema/accounts'
import { mailingAuthors, mailings } from '@/db/schema/mailings'
import type { Staff } from '@/lib/core/actor'
import { staffNameOf } from '@/lib/staff/queries'
import { rights } from '@/lib/staff/types'
import type { CoAuthor } from '../types'

/** Whom somebody may announce with: the others of the office who may write to many ([2.C9]). */
export const listColleagues = (
  { structureId, accountId }: Pick<Staff, 'structureId' | 'accountId'>,
  executor: Executor = db(),
): Promise<{ accountId: string; name: string }[]> => {
  const name = staffNameOf(staffMembers.structureId, staffMembers.accountId)
  return executor
    .selectDistinct({ accountId: staffMembers.accountId, name })
    .from(staffMembers)
    .where(
      and(
        eq(staffMembers.structureId, structureId),
        ne(staffMembers.accountId, accountId),
        inArray(staffMembers.role, [...rights['messages.mass']]),
        eq(staffMembers.isSuspended, false),
        isNotNull(staffMembers.acceptedAt),
      ),
    )
    .orderBy(asc(name))
}

/** Who announces jointly with its author ([2.C9]). */
export async function listAuthors(mailingId: string): Promise<CoAuthor[]> {
  const name = staffNameOf(mailings.structureId, mailingAuthors.accountId)
  const rows = await db()
    .select({ accountId: mailingAuthors.accountId, agreedAt: mailingAuthors.agreedAt, name })
    .from(mailingAuthors)
    .innerJoin(mailings, eq(mailings.id, mailingAuthors.mailingId))
    .where(eq(mailingAuthors.mailingId, mailingId))
    .orderBy(asc(name))
  return rows.map(({ agreedAt, ...author }) => ({ ...author, hasAgreed: agreedAt !== null }))
}
