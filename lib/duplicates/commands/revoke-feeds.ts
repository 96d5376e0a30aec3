import 'server-only'
import { inArray, sql } from 'drizzle-orm'
import { calendarFeeds } from '@/db/schema/calendars'
import type { LockedTx } from '@/lib/core/locks'
import type { MergePreview } from '../types'

/**
 * A file has one private calendar address for its household, and one for each learner: of two, the kept file's stays
 * ([1.F6]). @returns the ids of those that were ended
 */
export async function revokeFeeds(tx: LockedTx, { kept, merged, learners }: MergePreview): Promise<string[]> {
  const into = new Map(learners.flatMap((plan) => (plan.fate === 'joined' ? [[plan.learner.id, plan.into.id]] : [])))
  const live = await tx
    .select({ id: calendarFeeds.id, fileId: calendarFeeds.clientFileId, learnerId: calendarFeeds.learnerId })
    .from(calendarFeeds)
    .where(sql`${calendarFeeds.revokedAt} is null and ${calendarFeeds.clientFileId} in (${kept.id}, ${merged.id})`)
  const subject = (learnerId: string | null) => (learnerId === null ? 'household' : (into.get(learnerId) ?? learnerId))
  const taken = new Set(live.filter(({ fileId }) => fileId === kept.id).map(({ learnerId }) => subject(learnerId)))
  const doubles = live.filter(({ fileId, learnerId }) => fileId === merged.id && taken.has(subject(learnerId)))
  const ids = doubles.map(({ id }) => id)
  if (ids.length > 0)
    await tx.update(calendarFeeds).set({ revokedAt: sql`app_now()` }).where(inArray(calendarFeeds.id, ids))
  return ids
}
