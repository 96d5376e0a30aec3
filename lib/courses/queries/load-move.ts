import 'server-only'
import { and, eq, gte, lte } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { closures, rooms } from '@/db/schema/structures'
import { type Day, findInstant, type WallTime } from '@/lib/core/time'
import type { Clash, DeskSession, Engagement, MoveTarget, Participant } from '../types'
import { listEngagements } from './list-engagements'

export type WantedMove = { day: Day; time: WallTime; roomId: string }
export type MoveFacts = { target: MoveTarget; clashes: Clash[]; roomCapacity: number; room: string }

/** All that decides whether a session may move somewhere; null for a room of another structure. */
export async function loadMove(
  session: DeskSession,
  participants: readonly Participant[],
  { day, time, roomId }: WantedMove,
  executor: Executor = db(),
): Promise<MoveFacts | null> {
  const { structureId, zone } = session
  const [room] = await executor
    .select({ name: rooms.name, capacity: rooms.capacity })
    .from(rooms)
    .where(and(eq(rooms.structureId, structureId), eq(rooms.id, roomId)))
  if (!room) return null
  const [closed] = await executor
    .select({ label: closures.label })
    .from(closures)
    .where(and(eq(closures.structureId, structureId), lte(closures.startsOn, day), gte(closures.endsOn, day)))
  const startsAt = findInstant(day, time, zone)
  const length = session.endsAt.getTime() - session.startsAt.getTime()
  const during = startsAt && { startsAt, endsAt: new Date(startsAt.getTime() + length) }
  const target = { during, roomId, closure: closed?.label ?? null }
  const clashes = during
    ? await listClashes(session, participants, { ...target, during, room: room.name }, executor)
    : []
  return { target, clashes, roomCapacity: room.capacity, room: room.name }
}

type Place = { during: NonNullable<MoveTarget['during']>; roomId: string; room: string }

/** What the teacher, the room and the people enrolled have at that time, but for the session itself. */
async function listClashes(
  session: DeskSession,
  participants: readonly Participant[],
  { during, roomId, room }: Place,
  executor: Executor,
): Promise<Clash[]> {
  const enrolled = participants.filter(({ state }) => state !== 'offered')
  const names = new Map([
    ...enrolled.map(({ learnerId, name }) => [learnerId, name] as const),
    [session.teacherId, session.teacher] as const,
    [roomId, room] as const,
  ])
  const own = new Set([session.id, ...enrolled.flatMap(({ bookingId, seatId }) => [bookingId, seatId])])
  const scope = { structureId: session.structureId, resourceIds: [...names.keys()] }
  const found = await listEngagements({ ...scope, from: during.startsAt, until: during.endsAt }, executor)
  return found
    .filter(({ ownerId }) => !own.has(ownerId))
    .map(({ resourceId, name }: Engagement) => ({ who: names.get(resourceId)!, name }))
}
