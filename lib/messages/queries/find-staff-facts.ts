import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { staffMembers } from '@/db/schema/accounts'
import { findTeamMember } from '@/lib/staff/queries'
import type { StaffInvitationFacts } from '@/lib/staff/types'

/** Somebody whose invitation into the team waits; null once they joined, or it was taken back. */
export async function findStaffInvitation(
  structureId: string,
  accountId: string,
): Promise<(StaffInvitationFacts & { email: string }) | null> {
  const person = await findTeamMember(structureId, accountId)
  if (person?.state !== 'invited' || !person.email) return null
  const inviters = db()
    .select({ id: staffMembers.invitedBy })
    .from(staffMembers)
    .where(and(eq(staffMembers.structureId, structureId), eq(staffMembers.accountId, accountId)))
  const [inviter] = await db()
    .select({ firstName: staffMembers.firstName, lastName: staffMembers.lastName })
    .from(staffMembers)
    .where(and(eq(staffMembers.structureId, structureId), sql`${staffMembers.accountId} in ${inviters}`))
    .limit(1)
  const { email, firstName, roles } = person
  return { email, firstName, roles, inviter: inviter ? `${inviter.firstName} ${inviter.lastName}`.trim() : '' }
}
