import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { reducedRateGrants } from '@/db/schema/client-files'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { findGrant } from '../queries/list-grants'
import { decidesRates } from '../rules'
import type { PricingRefusal } from '../types'

export type RevokeInput = { grantId: string; reason: string }

/**
 * The office takes a reduced rate back: the full price is shown from then on, and accepted anew by whoever had the
 * learner's lines in their cart ([1.C9]). Orders placed stay as they were ([6.R7]).
 */
export async function revokeGrant(
  staff: Staff,
  { grantId, reason }: RevokeInput,
): Promise<Outcome<{ grantId: string }, PricingRefusal | 'not_found' | Busy>> {
  const { structureId } = staff
  if (!decidesRates(staff, structureId)) return refuse('not_staff')
  const seen = await findGrant(structureId, grantId)
  if (!seen) return refuse('not_found')
  return withLocks([`learner:${seen.learnerId}`], async (tx) => {
    const grant = (await findGrant(structureId, grantId, tx))!
    if (grant.revokedAt) return refuse('already_revoked' as const)
    await tx.update(reducedRateGrants).set({ revokedAt: sql`app_now()` }).where(eq(reducedRateGrants.id, grantId))
    const { learnerId, startsOn, endsOn } = grant
    await recordAudit(tx, staff, {
      structureId,
      operation: 'reduced_rate.revoke',
      subjectKind: 'learner',
      subjectId: learnerId,
      before: { grantId, startsOn, endsOn },
      reason,
    })
    const key = `reduced_rate.revoked:${grantId}`
    await tell(tx, { structureId, topic: 'reduced_rate.revoked', key, payload: { grantId } })
    return accept({ grantId })
  })
}
