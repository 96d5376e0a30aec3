import 'server-only'
import { eq } from 'drizzle-orm'
import { memberships } from '@/db/schema/passes'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import type { Day } from '@/lib/core/time'
import { listPeriodsOfLearners } from './queries'
import { computeMembershipPeriod } from './rules'

export type MembershipGrant = {
  structureId: string
  learnerId: string
  clientFileId: string
  orderLineId: string
  /** The day of the payment in the structure's zone. */
  paidOn: Day
}

/**
 * Grants the membership that an order line sold, once: the same line again gives the same membership ([0.I3]).
 * The caller holds the learner's lock, so that two of them follow each other.
 */
export async function grantMembership(tx: LockedTx, actor: Actor, grant: MembershipGrant): Promise<string> {
  const [granted] = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(eq(memberships.orderLineId, grant.orderLineId))
  if (granted) return granted.id
  const held = await listPeriodsOfLearners(tx, grant.structureId, [grant.learnerId])
  const period = computeMembershipPeriod(grant.paidOn, held)
  const { paidOn: _paidOn, ...row } = grant
  const [membership] = await tx
    .insert(memberships)
    .values({ ...row, ...period })
    .returning({ id: memberships.id })
  await recordAudit(tx, actor, {
    structureId: grant.structureId,
    operation: 'membership.grant',
    subjectKind: 'membership',
    subjectId: membership!.id,
    clientFileId: grant.clientFileId,
    after: { learnerId: grant.learnerId, ...period },
  })
  return membership!.id
}

/** Ends a membership that was given back ([1.D10]): the learner has it no more, from now on. */
export async function revokeMembership(
  tx: LockedTx,
  actor: Actor,
  { structureId, membershipId }: { structureId: string; membershipId: string },
): Promise<void> {
  await tx.update(memberships).set({ status: 'revoked' }).where(eq(memberships.id, membershipId))
  await recordAudit(tx, actor, {
    structureId,
    operation: 'membership.revoke',
    subjectKind: 'membership',
    subjectId: membershipId,
    before: { status: 'active' },
    after: { status: 'revoked' },
  })
}
