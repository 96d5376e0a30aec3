import 'server-only'
import { db, type Executor } from '@/db/client'
import type { Instant } from '@/lib/core/time'
import { listBusyTimes, listOpenSessions } from '@/lib/places/queries'
import type { OpenSession } from '@/lib/places/types'
import { planCarryOver } from '../rules'
import type { DeskSession, Participant } from '../types'

/** Where each participant of a session goes if it is cancelled: enrolled first, then those whose order waits, by seat ([1.H1]). */
export async function loadCarryOver(
  session: DeskSession,
  participants: readonly Participant[],
  now: Instant,
  executor: Executor = db(),
): Promise<Map<string, OpenSession | null>> {
  const inTurn = participants
    .filter(({ state }) => state !== 'offered')
    .sort((one, other) => Number(one.state === 'held') - Number(other.state === 'held') || one.seat - other.seat)
  const learnerIds = inTurn.map(({ learnerId }) => learnerId)
  const [sessions, busy] = await Promise.all([
    listOpenSessions(executor, [session.courseId], now),
    listBusyTimes(executor, learnerIds, now),
  ])
  const others = sessions.filter(({ id }) => id !== session.id)
  return planCarryOver(
    inTurn.map((participant) => ({ ...participant, busy: busy.get(participant.learnerId) ?? [] })),
    others,
  )
}
