import 'server-only'
import { and, eq, inArray, or } from 'drizzle-orm'
import { guardianships, learners } from '@/db/schema/client-files'
import type { LockedTx } from '@/lib/core/locks'
import type { LearnerPlan, MergePreview, MovedRows } from '../types'
import { moveRows } from './move-rows'

type Joined = {
  from: string
  into: string
  moved: MovedRows
  before: Record<string, unknown>
  after: Record<string, unknown>
}

const isJoined = (plan: LearnerPlan) => plan.fate === 'joined'

/** Two learners who are one person: what the kept one doesn't say is taken from the other, whose rows all move ([2.A4]). */
export async function joinLearners(tx: LockedTx, structureId: string, preview: MergePreview): Promise<Joined[]> {
  const joined: Joined[] = []
  for (const { learner, into } of preview.learners.filter(isJoined)) {
    const texts = await completeLearner(tx, learner.id, into.id)
    const moved = await moveRows(tx, 'learner_id', structureId, learner.id, into.id)
    joined.push({ from: learner.id, into: into.id, moved, ...texts })
  }
  return joined
}

async function completeLearner(tx: LockedTx, fromId: string, intoId: string) {
  const rows = await tx
    .select({
      id: learners.id,
      birthOn: learners.birthOn,
      notesForTeacher: learners.notesForTeacher,
      emergencyContact: learners.emergencyContact,
      mayCollect: learners.mayCollect,
    })
    .from(learners)
    .where(inArray(learners.id, [fromId, intoId]))
  const { id: _from, ...theirs } = rows.find(({ id }) => id === fromId)!
  const { id: _into, ...before } = rows.find(({ id }) => id === intoId)!
  const after = {
    birthOn: before.birthOn ?? theirs.birthOn,
    notesForTeacher: before.notesForTeacher || theirs.notesForTeacher,
    emergencyContact: before.emergencyContact || theirs.emergencyContact,
    mayCollect: before.mayCollect || theirs.mayCollect,
  }
  await tx.update(learners).set(after).where(eq(learners.id, intoId))
  return { before, after }
}

/**
 * Who may see, book and pay for the learners of the merged file is now the kept one. A learner joined into another takes along
 * the other households that they belong to. @returns the guardianships touched, as they were
 */
export async function moveGuardianships(tx: LockedTx, { kept, merged, learners: plans }: MergePreview) {
  const into = new Map(plans.filter(isJoined).map(({ learner, into }) => [learner.id, into.id]))
  const before = await tx
    .select()
    .from(guardianships)
    .where(or(eq(guardianships.clientFileId, merged.id), inArray(guardianships.learnerId, [...into.keys()])))
  const hasSelf = kept.learners.some(({ isSelf }) => isSelf)
  for (const row of before) {
    const learnerId = into.get(row.learnerId) ?? row.learnerId
    const clientFileId = row.clientFileId === merged.id ? kept.id : row.clientFileId
    const isSelf = row.isSelf && !(clientFileId === kept.id && hasSelf)
    const same = and(eq(guardianships.learnerId, learnerId), eq(guardianships.clientFileId, clientFileId))
    const known = await tx.$count(guardianships, same)
    if (known > 0) await tx.delete(guardianships).where(eq(guardianships.id, row.id))
    else await tx.update(guardianships).set({ learnerId, clientFileId, isSelf }).where(eq(guardianships.id, row.id))
  }
  return before
}
