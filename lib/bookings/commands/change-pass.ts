import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { passChanges, passes } from '@/db/schema/passes'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, type Refusal, refuse } from '@/lib/core/outcome'
import { type Day, dayOf, type Instant } from '@/lib/core/time'
import { checkExtension, checkFreeze, checkFrozenLessons, checkUndo, computeFrozenEnd } from '@/lib/passes/rules'
import type { Freeze, PassChangeKind, PassChangeRefusal } from '@/lib/passes/types'
import { hasRight } from '@/lib/staff/rules'
import { findPassForChange, listLessonsOn, type PassForChange } from '../queries/find-changed-pass'
import { findLessonForChange } from '../queries/find-lesson-for-change'
import { writeCancellations } from './cancel-lesson'
import { locksOf } from './change-lesson'

type Changed = Outcome<{ validUntil: Day }, PassChangeRefusal | 'not_found' | Busy>
type Decide = (tx: LockedTx, pass: PassForChange, at: { now: Instant; today: Day }) => Promise<Changed>

/** Locks a pass, reads it again, and lets `decide` change its days; `not_found` for whoever may not. */
async function changePass(
  actor: Staff,
  passId: string,
  keys: readonly LockKey[],
  decide: Decide,
): Promise<Changed | Refusal<'not_found' | Busy>> {
  if (!hasRight(actor.role, 'passes.extend')) return refuse('not_found')
  return withLocks([`pass:${passId}`, ...keys], async (tx, now) => {
    const pass = await findPassForChange(actor.structureId, passId, tx)
    return pass ? decide(tx, pass, { now, today: dayOf(now, pass.zone) }) : refuse('not_found')
  })
}

/** Gives a pass more time, with a reason that its holder reads ([1.H9]). Refuses what `checkExtension` refuses. */
export const extendPass = (actor: Staff, { passId, until, reason }: { passId: string; until: Day; reason: string }) =>
  changePass(actor, passId, [], async (tx, pass, { today }) => {
    const verdict = checkExtension(pass, until, today)
    if (!verdict.ok) return verdict
    return write(tx, actor, pass, { kind: 'extension', validUntil: until, frozen: pass.frozen, reason })
  })

export type FreezePass = Freeze & {
  passId: string
  reason: string
  /** The lessons of these days are cancelled, their credits back: those, and no others. */
  cancels: boolean
  seenIds: readonly string[]
}

/**
 * Freezes a pass for some days: it books no lesson on them and ends as many days later ([1.H9]). Lessons booked on them are in the
 * way, unless the office, having seen them, has them cancelled in the same breath.
 */
export async function freezePass(actor: Staff, { passId, from, until, reason, cancels, seenIds }: FreezePass) {
  const freeze = { from, until }
  const seen = await findPassForChange(actor.structureId, passId)
  const keys = seen && cancels ? (await listLessonsOn(seen, freeze, db())).flatMap(locksOf) : []
  return changePass(actor, passId, keys, async (tx, pass, { now, today }) => {
    const verdict = checkFreeze(pass, freeze, today)
    if (!verdict.ok) return verdict
    const lessons = await listLessonsOn(pass, freeze, tx)
    const clear = checkFrozenLessons(
      lessons.map(({ id }) => id),
      { cancels, seenIds },
    )
    if (!clear.ok) return clear
    if (!lessons.flatMap(locksOf).every((key) => keys.includes(key))) return refuse('freeze_changed')
    await cancelAll(tx, actor, { pass, ids: lessons.map(({ id }) => id), reason, now })
    const validUntil = computeFrozenEnd(pass.validUntil, freeze)
    return write(tx, actor, pass, { kind: 'freeze', validUntil, frozen: freeze, reason })
  })
}

/** Undoes the last change of a pass, as long as nothing was built on it ([1.H9]). */
export const undoPassChange = (actor: Staff, passId: string, reason: string) =>
  changePass(actor, passId, [], async (tx, pass, { today }) => {
    const last = pass.changes[0] ?? null
    const verdict = checkUndo(pass, last, today)
    if (!verdict.ok) return verdict
    const frozen = last!.kind === 'freeze' ? null : pass.frozen
    return write(tx, actor, pass, { kind: 'undo', validUntil: last!.validUntilBefore, frozen, reason })
  })

type Cancelled = { pass: PassForChange; ids: readonly string[]; reason: string; now: Instant }

async function cancelAll(tx: LockedTx, actor: Staff, { pass, ids, reason, now }: Cancelled): Promise<void> {
  const found = await Promise.all(ids.map((id) => findLessonForChange(pass.structureId, id, null, tx)))
  const cancelled = found.map((lesson, rank) => ({
    bookingId: ids[rank]!,
    message: reason,
    by: 'staff' as const,
    lesson: lesson!,
  }))
  if (cancelled.length > 0) await writeCancellations(tx, actor, cancelled, now)
}

type Days = { kind: PassChangeKind; validUntil: Day; frozen: Freeze | null; reason: string }

async function write(
  tx: LockedTx,
  actor: Staff,
  pass: PassForChange,
  { kind, validUntil, frozen, reason }: Days,
): Promise<Changed> {
  const { structureId, id: passId, clientFileId } = pass
  const days = { frozenFrom: frozen?.from ?? null, frozenUntil: frozen?.until ?? null }
  await tx
    .update(passes)
    .set({ validUntil, ...days })
    .where(eq(passes.id, passId))
  const [change] = await tx
    .insert(passChanges)
    .values({
      ...{ structureId, passId, kind, reason, validUntilBefore: pass.validUntil, validUntilAfter: validUntil },
      ...(kind === 'freeze' ? days : {}),
      madeBy: actor.accountId,
    })
    .returning({ id: passChanges.id })
  await recordAudit(tx, actor, {
    ...{ structureId, clientFileId, reason, operation: `pass.${kind}`, subjectKind: 'pass', subjectId: passId },
    before: {
      validUntil: pass.validUntil,
      frozenFrom: pass.frozen?.from ?? null,
      frozenUntil: pass.frozen?.until ?? null,
    },
    after: { validUntil, ...days },
  })
  const key = `pass.changed:${change!.id}`
  await tell(tx, { structureId, topic: 'pass.changed', key, payload: { changeId: change!.id } })
  return accept({ validUntil })
}
