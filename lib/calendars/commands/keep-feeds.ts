import 'server-only'
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { calendarFeeds } from '@/db/schema/calendars'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { listLearnersOfFile } from '@/lib/learners/queries'
import { findTeacherOfStaff } from '@/lib/staff/queries'
import { findOpenFeed, ownedBy } from '../queries/list-feeds'
import { readNoteMinutes } from '../rules'
import type { FeedOwner } from '../types'

/** Whose feed: of a member, the household's or one of its learners'; of a teacher, their own. */
export type WantedFeed = { learnerId?: string; teacherId?: string }

async function findOwner(actor: Actor, { learnerId, teacherId }: WantedFeed): Promise<FeedOwner | null> {
  if (actor.kind === 'staff') {
    const teacher = await findTeacherOfStaff(actor.structureId, actor.accountId)
    if (!teacher || teacher.id !== teacherId) return null
    return { kind: 'teacher', structureId: actor.structureId, teacherId }
  }
  if (actor.kind !== 'member') return null
  const { structureId, clientFileId } = actor
  if (!learnerId) return { kind: 'household', structureId, clientFileId }
  const learners = await listLearnersOfFile(structureId, clientFileId)
  return learners.some(({ id }) => id === learnerId) ? { kind: 'learner', structureId, clientFileId, learnerId } : null
}

const lockOf = (owner: FeedOwner): LockKey =>
  owner.kind === 'teacher' ? `teacher:${owner.teacherId}` : `client-file:${owner.clientFileId}`

type FeedOutcome = Outcome<{ feedId: string }, 'not_found' | Busy>

/** Gives an owner their private calendar address ([1.F6]); asked again it is the same one. */
export async function openFeed(actor: Actor, wanted: WantedFeed): Promise<FeedOutcome> {
  const owner = await findOwner(actor, wanted)
  if (!owner) return refuse('not_found')
  return withLocks([lockOf(owner)], async (tx): Promise<FeedOutcome> => {
    const known = await findOpenFeed(owner, tx)
    return accept({ feedId: known?.id ?? (await writeFeed(tx, actor, owner)) })
  })
}

/** Ends an owner's address: from now on nobody reads it. `renews` gives another one at once. Ended already: a success. */
export async function endFeed(
  actor: Actor,
  { renews, ...wanted }: WantedFeed & { renews: boolean },
): Promise<Outcome<null, 'not_found' | Busy>> {
  const owner = await findOwner(actor, wanted)
  if (!owner) return refuse('not_found')
  return withLocks([lockOf(owner)], async (tx, now): Promise<Outcome<null, 'not_found' | Busy>> => {
    const [ended] = await tx
      .update(calendarFeeds)
      .set({ revokedAt: now })
      .where(ownedBy(owner))
      .returning({ id: calendarFeeds.id })
    if (ended) await audit(tx, actor, owner, ended.id, 'feed.revoked')
    if (renews) await writeFeed(tx, actor, owner)
    return accept(null)
  })
}

async function writeFeed(tx: LockedTx, actor: Actor, owner: FeedOwner): Promise<string> {
  const [feed] = await tx.insert(calendarFeeds).values(owner).returning({ id: calendarFeeds.id })
  await audit(tx, actor, owner, feed!.id, 'feed.opened')
  return feed!.id
}

const audit = (tx: LockedTx, actor: Actor, owner: FeedOwner, subjectId: string, operation: string) =>
  recordAudit(tx, actor, {
    structureId: owner.structureId,
    operation,
    subjectKind: 'calendar_feed',
    subjectId,
    clientFileId: owner.kind === 'teacher' ? undefined : owner.clientFileId,
    after: { kind: owner.kind },
  })

/** Notes that a program read an address, so that its owner sees whether it is in use. */
export async function noteFeedRead(feedId: string): Promise<void> {
  const isOld = lt(calendarFeeds.lastReadAt, sql`app_now() - make_interval(mins => ${readNoteMinutes}::int)`)
  await db()
    .update(calendarFeeds)
    .set({ lastReadAt: sql`app_now()` })
    .where(and(eq(calendarFeeds.id, feedId), or(isNull(calendarFeeds.lastReadAt), isOld)))
}
