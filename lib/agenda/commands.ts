import 'server-only'
import { and, eq } from 'drizzle-orm'
import { agendaClaims } from '@/db/schema/agenda'
import type { LockedTx } from '@/lib/core/locks'
import type { Interval } from '@/lib/core/time'
import type { ClaimOwnerKind, ResourceKind } from './types'

export type Claim = {
  structureId: string
  ownerKind: ClaimOwnerKind
  ownerId: string
  during: Interval
  resources: readonly { kind: ResourceKind; id: string }[]
}

/** Occupies a time: one row for each teacher, room and learner. An overlap is refused by the database ('slot_taken', [0.I1]). */
export async function claimTime(tx: LockedTx, claim: Claim): Promise<void> {
  const during = `[${claim.during.startsAt.toISOString()},${claim.during.endsAt.toISOString()})`
  await tx.insert(agendaClaims).values(
    claim.resources.map((resource) => ({
      structureId: claim.structureId,
      resourceKind: resource.kind,
      resourceId: resource.id,
      during,
      ownerKind: claim.ownerKind,
      ownerId: claim.ownerId,
    })),
  )
}

/** Frees all that something occupied; its rows stay, inactive. */
export async function releaseTime(tx: LockedTx, ownerKind: ClaimOwnerKind, ownerId: string): Promise<void> {
  await tx
    .update(agendaClaims)
    .set({ isActive: false })
    .where(and(eq(agendaClaims.ownerKind, ownerKind), eq(agendaClaims.ownerId, ownerId)))
}
