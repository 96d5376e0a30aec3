import 'server-only'
import { and, eq } from 'drizzle-orm'
import { learners } from '@/db/schema/client-files'
import type { Actor, Member } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { type CopyOfLearner, findCopy, findCopyByLink, listLearnersOfFile } from '../queries'
import { checkCopy } from '../rules'
import type { CopyRefusal, CopySettings } from '../types'

export type CopyRequest = { email: string; isToLearner: boolean }

/**
 * Asks for copies of a learner's messages at a second address ([1.B9]): it gets a link, and nothing else before it is
 * confirmed. Asked again for an address that waits, the link is sent again; a confirmed one stays confirmed.
 */
export function askCopy(
  member: Member,
  zone: string,
  learnerId: string,
  { email, isToLearner }: CopyRequest,
): Promise<Outcome<{ isConfirmed: boolean }, 'not_found' | CopyRefusal | Busy>> {
  return changeMine(member, learnerId, async (tx, { birthOn, copy }, now) => {
    const verdict = checkCopy({ isToLearner, birthOn }, dayOf(now, zone))
    if (!verdict.ok) return verdict
    const isSame = copy?.email.toLowerCase() === email.toLowerCase()
    const confirmedAt = isSame ? copy.confirmedAt : null
    await write(tx, member, { ...member, learnerId }, { email, isToLearner, confirmedAt }, 'copy_asked')
    const isConfirmed = confirmedAt !== null
    const { structureId } = member
    const key = `learner.copy_asked:${learnerId}:${now.toISOString()}`
    if (!isConfirmed) await tell(tx, { structureId, topic: 'learner.copy_asked', key, payload: { learnerId } })
    return accept({ isConfirmed })
  })
}

/** No more copies of a learner of mine ([1.B9]). */
export function removeCopy(member: Member, learnerId: string): Promise<Outcome<null, 'not_found' | Busy>> {
  return changeMine(member, learnerId, async (tx) => {
    await write(tx, member, { ...member, learnerId }, null, 'copy_removed')
    return accept(null)
  })
}

/** Whoever reads that address agrees to the copies ([1.B9]); a second click changes nothing. */
export function confirmCopy(
  actor: Actor,
  structureId: string,
  zone: string,
  learnerId: string,
  token: string,
): Promise<Outcome<null, CopyRefusal | Busy>> {
  return withLocks([`learner:${learnerId}`], async (tx, now) => {
    const found = await findCopyByLink(structureId, learnerId, token, tx)
    if (!found) return refuse('link_unknown')
    const verdict = checkCopy({ ...found, ...found.copy }, dayOf(now, zone))
    if (!verdict.ok) return verdict
    if (!found.copy.confirmedAt)
      await write(tx, actor, { structureId, learnerId }, { ...found.copy, confirmedAt: now }, 'copy_confirmed')
    return accept(null)
  })
}

/** Whoever reads that address wants no more copies ([1.B9]). */
export function stopCopy(
  actor: Actor,
  structureId: string,
  learnerId: string,
  token: string,
): Promise<Outcome<null, CopyRefusal | Busy>> {
  return withLocks([`learner:${learnerId}`], async (tx) => {
    if (!(await findCopyByLink(structureId, learnerId, token, tx))) return refuse('link_unknown')
    await write(tx, actor, { structureId, learnerId }, null, 'copy_stopped')
    return accept(null)
  })
}

function changeMine<Changed, Code extends string>(
  { structureId, clientFileId }: Member,
  learnerId: string,
  change: (tx: LockedTx, found: CopyOfLearner, now: Date) => Promise<Outcome<Changed, Code>>,
): Promise<Outcome<Changed, Code | 'not_found' | Busy>> {
  return withLocks([`learner:${learnerId}`], async (tx, now): Promise<Outcome<Changed, Code | 'not_found'>> => {
    const mine = (await listLearnersOfFile(structureId, clientFileId, tx)).some(({ id }) => id === learnerId)
    const found = mine ? await findCopy(structureId, learnerId, tx) : null
    return found ? change(tx, found, now) : refuse('not_found')
  })
}

async function write(
  tx: LockedTx,
  actor: Actor,
  { structureId, learnerId }: { structureId: string; learnerId: string },
  copy: CopySettings,
  operation: string,
): Promise<void> {
  await tx
    .update(learners)
    .set({
      copyEmail: copy?.email ?? null,
      isCopyToLearner: copy?.isToLearner ?? false,
      copyConfirmedAt: copy?.confirmedAt ?? null,
    })
    .where(and(eq(learners.id, learnerId), eq(learners.structureId, structureId)))
  await recordAudit(tx, actor, { structureId, operation, subjectKind: 'learner', subjectId: learnerId })
}
