import 'server-only'
import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import { passEntries, passes } from '@/db/schema/passes'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import type { Day } from '@/lib/core/time'

export type PassGrant = {
  structureId: string
  learnerId: string
  clientFileId: string
  offerId: string
  /** What was paid; null for a pass given without a sale. */
  orderLineId: string | null
  /** Of a package that came from another program: its group course ([1.H10]). */
  courseId?: string | null
  name: string
  credits: number
  lessonMinutes: number
  validFrom: Day
  /** Last day included. */
  validUntil: Day
  bookableFrom: Day
  postponements: number
  cancellationNoticeHours: number
}

/**
 * Gives what an order line bought: the pass, and the grant that opens its ledger ([0.I3]). Called again for the same
 * line it grants nothing more and returns the same pass; the caller holds the order's lock.
 */
export async function grantPass(tx: LockedTx, actor: Actor, grant: PassGrant): Promise<string> {
  const { credits, ...values } = grant
  const [pass] = await tx
    .insert(passes)
    .values({ ...values, lateExceptions: lateExceptionsOf(grant.offerId) })
    .onConflictDoNothing({ target: passes.orderLineId })
    .returning({ id: passes.id })
  if (!pass) return getPassOfLine(tx, grant.orderLineId!)
  await Promise.all([
    tx.insert(passEntries).values({
      structureId: grant.structureId,
      passId: pass.id,
      kind: 'grant',
      amount: credits,
      businessKey: `grant:${grant.orderLineId ?? pass.id}`,
      actor: { ...actor },
    }),
    recordAudit(tx, actor, {
      structureId: grant.structureId,
      operation: 'pass.granted',
      subjectKind: 'pass',
      subjectId: pass.id,
      clientFileId: grant.clientFileId,
      after: { name: grant.name, credits, validUntil: grant.validUntil, orderLineId: grant.orderLineId },
    }),
  ])
  return pass.id
}

/** Lessons that may be cancelled late, as the structure sets for those of one learner; sessions are postponed instead ([1.G8]). */
const lateExceptionsOf = (offerId: string) => sql<number>`(
  select case when o.kind = 'group' then 0 else (s.settings->'lateExceptions'->>'perPass')::int end
  from offers o join structures s on s.id = o.structure_id where o.id = ${offerId})`

async function getPassOfLine(tx: LockedTx, orderLineId: string): Promise<string> {
  const [pass] = await tx.select({ id: passes.id }).from(passes).where(eq(passes.orderLineId, orderLineId))
  if (!pass) throw new Error('a pass of this line exists but cannot be read')
  return pass.id
}

type CreditMove = { structureId: string; passId: string; bookingId: string }

/**
 * Takes a credit for a lesson, or gives it back. The ledger's trigger refuses to go under what was granted
 * ('no_credit_left', [0.I2]); `rank` tells apart later moves of the same lesson (an attendance marked, then corrected).
 */
export const moveCredit = (
  tx: LockedTx,
  actor: Actor,
  kind: 'reserve' | 'release',
  move: CreditMove,
  rank = 0,
): Promise<void> => moveCredits(tx, actor, kind, [move], rank)

/** The same for several lessons at once: all of them, or none. */
export async function moveCredits(
  tx: LockedTx,
  actor: Actor,
  kind: 'reserve' | 'release',
  moves: readonly CreditMove[],
  rank = 0,
): Promise<void> {
  if (moves.length === 0) return
  await tx.insert(passEntries).values(
    moves.map(({ structureId, passId, bookingId }) => ({
      structureId,
      passId,
      bookingId,
      kind,
      amount: kind === 'reserve' ? -1 : 1,
      businessKey: rank === 0 ? `${kind}:${bookingId}` : `${kind}:${bookingId}:${rank}`,
      actor: { ...actor },
    })),
  )
}

/**
 * Takes credits back that were neither taken nor booked ([1.D10]). The caller holds the pass's lock; more than it has left
 * is refused by the ledger's trigger. `reason` is the business reason: the same one takes them once.
 */
export async function revokeCredits(
  tx: LockedTx,
  actor: Actor,
  { structureId, passId, credits, reason }: { structureId: string; passId: string; credits: number; reason: string },
): Promise<void> {
  if (credits === 0) return
  await tx.insert(passEntries).values({
    structureId,
    passId,
    kind: 'revoke',
    amount: -credits,
    businessKey: `revoke:${reason}`,
    actor: { ...actor },
  })
}

/** Lets passes be used until a later day, included; one that lasts longer keeps its own. */
export async function prolongPasses(tx: LockedTx, passIds: readonly string[], until: Day): Promise<void> {
  if (passIds.length === 0) return
  await tx
    .update(passes)
    .set({ validUntil: until })
    .where(and(inArray(passes.id, [...passIds]), lt(passes.validUntil, until)))
}
