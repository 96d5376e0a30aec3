import 'server-only'
import { and, eq } from 'drizzle-orm'
import { guardianships, learners } from '@/db/schema/client-files'
import type { Member } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { getTies, listLearnersOfFile, listRemovedOfFile } from '../queries'
import { checkLearner, checkRemoval } from '../rules'
import type { LearnerDetails, LearnerRefusal } from '../types'

/** Adds a learner to the household ([1.B8]). The same person added twice by a double click is added once. */
export async function addLearner(
  member: Member,
  zone: string,
  details: LearnerDetails,
): Promise<Outcome<string, LearnerRefusal>> {
  const { structureId, clientFileId } = member
  return withLocks([`client-file:${clientFileId}`], async (tx, now) => {
    const household = await listLearnersOfFile(structureId, clientFileId, tx)
    const same = household.find((other) => isSamePerson(other, details))
    if (same) return accept(same.id)
    const today = dayOf(now, zone)
    const verdict = checkLearner({ birthOn: details.birthOn, today, othersCount: household.length })
    if (!verdict.ok) return verdict
    const learnerId = await restoreOrCreate(tx, member, details)
    await audit(tx, member, 'learner_added', learnerId)
    return accept(learnerId)
  })
}

/** Somebody taken off the list comes back as the same learner: their past, and a trial already had, are theirs. */
async function restoreOrCreate(tx: LockedTx, member: Member, details: LearnerDetails): Promise<string> {
  const { structureId, clientFileId } = member
  const removed = (await listRemovedOfFile(tx, clientFileId)).find((other) => isSamePerson(other, details))
  if (removed) {
    await setRights(tx, removed.id, clientFileId, true)
    await tx.update(learners).set(details).where(eq(learners.id, removed.id))
    return removed.id
  }
  const [created] = await tx
    .insert(learners)
    .values({ structureId, ...details })
    .returning({ id: learners.id })
  await tx.insert(guardianships).values({ structureId, learnerId: created!.id, clientFileId })
  return created!.id
}

const isSamePerson = (
  a: { firstName: string; lastName: string; birthOn: string | null },
  b: { firstName: string; lastName: string; birthOn: string | null },
) => a.firstName === b.firstName && a.lastName === b.lastName && a.birthOn === b.birthOn

/** Changes a learner of mine. My own names go through the structure, my own birth date through 'Mon profil' ([1.B5]). */
export async function updateLearner(
  member: Member,
  zone: string,
  learnerId: string,
  details: LearnerDetails,
): Promise<Outcome<null, LearnerRefusal>> {
  const { structureId, clientFileId } = member
  return withLocks([`learner:${learnerId}`], async (tx, now) => {
    const mine = (await listLearnersOfFile(structureId, clientFileId, tx)).find(({ id }) => id === learnerId)
    if (!mine) return refuse('not_found')
    const verdict = checkLearner({ birthOn: details.birthOn, today: dayOf(now, zone), othersCount: 0 })
    if (!verdict.ok) return verdict
    const { firstName, lastName, birthOn, ...rest } = details
    await tx
      .update(learners)
      .set(mine.isSelf ? rest : { firstName, lastName, birthOn, ...rest })
      .where(and(eq(learners.id, learnerId), eq(learners.structureId, structureId)))
    await audit(tx, member, 'learner_updated', learnerId)
    return accept(null)
  })
}

/** Hides a learner from the household, unless something of theirs is still to come ([1.B8]). Their past stays. */
export async function removeLearner(
  member: Member,
  zone: string,
  learnerId: string,
): Promise<Outcome<null, LearnerRefusal>> {
  const { structureId, clientFileId } = member
  // A booking and an order take the learner's lock too: none slips in between the check and the removal.
  return withLocks([`learner:${learnerId}`], async (tx, now) => {
    const mine = (await listLearnersOfFile(structureId, clientFileId, tx)).find(({ id }) => id === learnerId)
    if (!mine) return refuse('not_found')
    const ties = await getTies(tx, structureId, learnerId, now, dayOf(now, zone))
    const verdict = checkRemoval({ isSelf: mine.isSelf, ...ties })
    if (!verdict.ok) return verdict
    await setRights(tx, learnerId, clientFileId, false)
    await audit(tx, member, 'learner_removed', learnerId)
    return accept(null)
  })
}

async function setRights(tx: LockedTx, learnerId: string, clientFileId: string, has: boolean): Promise<void> {
  await tx
    .update(guardianships)
    .set({ sees: has, books: has, pays: has })
    .where(and(eq(guardianships.learnerId, learnerId), eq(guardianships.clientFileId, clientFileId)))
}

async function audit(tx: LockedTx, member: Member, operation: string, learnerId: string): Promise<void> {
  await recordAudit(tx, member, {
    structureId: member.structureId,
    operation,
    subjectKind: 'learner',
    subjectId: learnerId,
    clientFileId: member.clientFileId,
  })
}
