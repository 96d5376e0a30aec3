import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { calendarFeeds } from '@/db/schema/calendars'
import type { Viewer } from '@/lib/core/actor'
import { env } from '@/lib/core/env'
import { signId } from '@/lib/core/signed-ids'
import { listLearnersOfFile } from '@/lib/learners/queries'
import type { FeedOwner, OpenFeed } from '../types'

/** The purpose that tells a feed's token from every other signed id. */
export const feedPurpose = 'feed'

const open = {
  id: calendarFeeds.id,
  learnerId: calendarFeeds.learnerId,
  lastReadAt: calendarFeeds.lastReadAt,
  createdAt: calendarFeeds.createdAt,
}

const withUrl = <Row extends { id: string }>(row: Row) => ({
  ...row,
  url: `${env().APP_URL}/api/agenda/${signId(feedPurpose, row.id)}.ics`,
})

/** A feed that a household may open, and its address when it has one. */
export type HouseholdFeed = {
  kind: 'household' | 'learner'
  /** Null for the whole household. */
  learner: { id: string; firstName: string } | null
  feed: OpenFeed | null
}

/** The calendar addresses of a household: all its lessons, and, when there are several learners, those of each ([1.F6]). */
export async function listFeedsOfFile({ kind, structureId, clientFileId }: Viewer): Promise<HouseholdFeed[]> {
  const [learners, rows] = await Promise.all([
    listLearnersOfFile(structureId, clientFileId),
    db()
      .select(open)
      .from(calendarFeeds)
      .where(and(eq(calendarFeeds.clientFileId, clientFileId), isNull(calendarFeeds.revokedAt))),
  ])
  const find = (learnerId: string | null): OpenFeed | null => {
    // An address opens to whoever has it, and outlives a visit: staff who see the portal aren't shown it ([2.B2]).
    const row = kind === 'member' && rows.find((one) => one.learnerId === learnerId)
    return row ? withUrl(row) : null
  }
  const each = learners.length > 1 ? learners : learners.filter(({ id }) => find(id))
  return [
    { kind: 'household', learner: null, feed: find(null) },
    ...each.map(({ id, firstName }) => ({ kind: 'learner' as const, learner: { id, firstName }, feed: find(id) })),
  ]
}

/** The rows of a feed that are in use: at most one. */
export const ownedBy = (owner: FeedOwner) =>
  and(
    eq(calendarFeeds.structureId, owner.structureId),
    eq(calendarFeeds.kind, owner.kind),
    isNull(calendarFeeds.revokedAt),
    owner.kind === 'teacher' ? eq(calendarFeeds.teacherId, owner.teacherId) : undefined,
    owner.kind !== 'teacher' ? eq(calendarFeeds.clientFileId, owner.clientFileId) : undefined,
    owner.kind === 'learner' ? eq(calendarFeeds.learnerId, owner.learnerId) : undefined,
  )

/** The address in use of an owner; null when they have none. */
export async function findOpenFeed(owner: FeedOwner, executor: Executor = db()): Promise<OpenFeed | null> {
  const [row] = await executor.select(open).from(calendarFeeds).where(ownedBy(owner)).limit(1)
  return row ? withUrl(row) : null
}
