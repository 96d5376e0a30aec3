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
export const claimTime = (tx: LockedTx, claim: Claim): Promise<void> => claimTimes(tx, [claim])

/** Occupies several times at once: all of them, or none. */
export async function claimTimes(tx: LockedTx, claims: readonly Claim[]): Promise<void> {
  const rows = claims.flatMap(({ structureId, ownerKind, ownerId, during, resources }) =>
    resources.map(({ kind, id }) => ({
      structureId,
      resourceKind: kind,
      resourceId: id,
      during: `[${during.startsAt.toISOString()},${during.endsAt.toISOString()})`,
      ownerKind,
      ownerId,
    })),
  )
  if (rows.length > 0) await tx.insert(agendaClaims).values(rows)
}

/** Frees all that something occupied; its rows stay, inactive. */
export async function releaseTime(tx: LockedTx, ownerKind: ClaimOwnerKind, ownerId: string): Promise<void> {
  await tx
    .update(agendaClaims)
    .set({ isActive: false })
    .where(and(eq(agendaClaims.ownerKind, ownerKind), eq(agendaClaims.ownerId, ownerId)))
}
