import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import { structures, termsVersions } from '@/db/schema/structures'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { type Day, dayOf, type Instant } from '@/lib/core/time'
import { checkNewTerms, checkWithdrawal } from '../rules'
import type { TermsRefusal } from '../types'

type NewTerms = { body: string; inForceFrom: Day; seenVersion: number }

/**
 * A new version of the terms, in force from a day to come; those before stay with the orders that accepted them ([6.L3]).
 * Refuses 'terms_changed', 'terms_unchanged', 'terms_too_soon'.
 */
export function publishTerms(actor: Staff, given: NewTerms): Promise<Outcome<{ version: number }, TermsRefusal>> {
  const { structureId } = actor
  return withLocks([`structure:${structureId}`], async (tx, now) => {
    const newest = await getNewest(tx, structureId)
    const verdict = checkNewTerms({ ...given, newest, today: await todayOf(tx, structureId, now) })
    if (!verdict.ok) return verdict
    const version = newest.version + 1
    const { body, inForceFrom } = given
    await tx.insert(termsVersions).values({ structureId, version, body, inForceFrom })
    await noteTerms(tx, actor, 'terms.published', { version, inForceFrom })
    return accept({ version })
  })
}

/** Takes back a version whose day hasn't come. Refuses 'terms_in_force', and 'terms_changed' when there is none left. */
export function withdrawTerms(actor: Staff, version: number): Promise<Outcome<{ version: number }, TermsRefusal>> {
  const { structureId } = actor
  return withLocks([`structure:${structureId}`], async (tx, now) => {
    const newest = await getNewest(tx, structureId)
    if (newest.version !== version) return refuse('terms_changed')
    const verdict = checkWithdrawal(newest, await todayOf(tx, structureId, now))
    if (!verdict.ok) return verdict
    await tx
      .delete(termsVersions)
      .where(and(eq(termsVersions.structureId, structureId), eq(termsVersions.version, version)))
    await noteTerms(tx, actor, 'terms.withdrawn', { version, inForceFrom: newest.inForceFrom })
    return accept({ version })
  })
}

async function getNewest(tx: LockedTx, structureId: string) {
  const { version, body, inForceFrom } = termsVersions
  const [row] = await tx
    .select({ version, body, inForceFrom })
    .from(termsVersions)
    .where(eq(termsVersions.structureId, structureId))
    .orderBy(desc(version))
    .limit(1)
  return row!
}

async function todayOf(tx: LockedTx, structureId: string, now: Instant): Promise<Day> {
  const [row] = await tx.select({ zone: structures.timeZone }).from(structures).where(eq(structures.id, structureId))
  return dayOf(now, row!.zone)
}

const noteTerms = (tx: LockedTx, actor: Staff, operation: string, after: { version: number; inForceFrom: Day }) =>
  recordAudit(tx, actor, {
    structureId: actor.structureId,
    operation,
    subjectKind: 'structure',
    subjectId: actor.structureId,
    after,
  })
