import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { structures, teachers } from '@/db/schema/structures'
import type { Actor, Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { type Busy, type Outcome, type Refusal, refuse } from '@/lib/core/outcome'
import { dayOf, type Instant } from '@/lib/core/time'
import { findReach } from '@/lib/staff/queries'
import { isWithinReach } from '@/lib/staff/rules'
import { findPresence } from '../queries/find-presence'
import type { AvailabilityRefusal, Presence } from '../types'

/** Whose hours are changed, under their lock: a booking of the same teacher waits, and sees them as they are afterwards. */
export type HoursOf = { structureId: string; teacherId: string; presence: Presence; now: Instant }
type Facts = Record<string, unknown>
/** Which hours or days, and what they were and are, for the audit. */
export type Change = { id: string; before?: Facts; after?: Facts }
type Changed<Code extends string> = Outcome<Change, Code>

/** The zone of a teacher who is still there; null for one of another structure, or who left. */
async function findZone(structureId: string, teacherId: string, executor: Executor): Promise<string | null> {
  const [row] = await executor
    .select({ zone: structures.timeZone })
    .from(teachers)
    .innerJoin(structures, eq(structures.id, teachers.structureId))
    .where(and(eq(teachers.id, teacherId), eq(teachers.structureId, structureId), isNull(teachers.leftAt)))
  return row?.zone ?? null
}

/**
 * Locks a teacher, reads their hours, lets `change` decide and write, then notes and tells it, for whoever waits for a slot.
 * Refuses `not_found` to a teacher for somebody else's hours, and for a teacher of another structure.
 */
export async function changeHours(
  actor: Actor,
  teacherId: string,
  operation: string,
  change: (tx: LockedTx, of: HoursOf) => Promise<Changed<AvailabilityRefusal | 'not_found'>>,
): Promise<Changed<AvailabilityRefusal | 'not_found'> | Refusal<Busy>> {
  if (actor.kind !== 'staff' || !isWithinReach(await findReach(actor), teacherId)) return refuse('not_found')
  const { structureId } = actor
  const zone = await findZone(structureId, teacherId, db())
  if (!zone) return refuse('not_found')
  return withLocks([`teacher:${teacherId}`], async (tx, now) => {
    const presence = await findPresence({ teacherId, zone }, dayOf(now, zone), tx)
    const outcome = await change(tx, { structureId, teacherId, presence, now })
    if (outcome.ok) await note(tx, actor, { ...outcome.value, teacherId, operation, now })
    return outcome
  })
}

type Note = Change & { teacherId: string; operation: string; now: Instant }

async function note(tx: LockedTx, actor: Staff, { teacherId, operation, id, before, after, now }: Note): Promise<void> {
  const { structureId } = actor
  await recordAudit(tx, actor, {
    structureId,
    operation,
    subjectKind: 'availability',
    subjectId: id,
    before,
    after: { ...after, teacherId },
  })
  await tell(tx, {
    structureId,
    topic: 'availability.changed',
    key: `availability.changed:${id}:${operation}:${now.toISOString()}`,
    payload: { teacherId },
  })
}
