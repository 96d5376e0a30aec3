import 'server-only'
import { eq } from 'drizzle-orm'
import { courseSessions, courses } from '@/db/schema/courses'
import { seats } from '@/db/schema/places'
import { rooms } from '@/db/schema/structures'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { offerFreedSeats } from '@/lib/places/commands/offer-seats'
import { findSeatNumber } from '@/lib/places/rules'
import { listParticipants } from '../queries/find-session'
import { findCourse } from '../queries/list-courses'
import { listSessions } from '../queries/list-sessions'
import { checkCapacity, checkChangeable } from '../rules'
import type { CourseRefusal, Participant, SessionRefusal } from '../types'
import { changeSession } from './change-session'

type CapacityOutcome = Outcome<{ courseId: string }, SessionRefusal | CourseRefusal | 'not_found' | Busy>

/**
 * Changes how many places a session has, never under those that are taken ([0.I4]); more of them are offered to the queue at
 * once ([1.G10]). Seats whose number is beyond the new capacity take one that is free under it.
 */
export async function setCapacity(
  actor: Staff,
  { sessionId, capacity }: { sessionId: string; capacity: number },
): Promise<CapacityOutcome> {
  return changeSession(actor, sessionId, [], async (tx, { session, participants }, now): Promise<CapacityOutcome> => {
    const changeable = checkChangeable(session, now)
    if (!changeable.ok) return changeable
    const fits = checkCapacity(capacity, { taken: participants.length, roomCapacity: session.roomCapacity })
    if (!fits.ok) return fits
    await closeRanks(tx, participants, capacity)
    await tx.update(courseSessions).set({ capacity }).where(eq(courseSessions.id, sessionId))
    const { structureId, courseId } = session
    const subject = { structureId, operation: 'session.capacity', subjectKind: 'course_session', subjectId: sessionId }
    await recordAudit(tx, actor, { ...subject, before: { capacity: session.capacity }, after: { capacity } })
    await offerFreedSeats(tx, courseId, now)
    return accept({ courseId })
  })
}

/**
 * Changes the places of all the sessions to come of a course, and of those to be added to it. A session in which more are
 * taken keeps its own: `kept` says how many do ([0.I4]).
 */
export async function setCourseCapacity(
  actor: Staff,
  { courseId, capacity }: { courseId: string; capacity: number },
): Promise<Outcome<{ kept: number }, CourseRefusal | 'not_found' | Busy>> {
  const course = await findCourse(actor, courseId)
  if (!course) return refuse('not_found')
  return withLocks([`course:${courseId}`], async (tx, now): Promise<Outcome<{ kept: number }, CourseRefusal>> => {
    const { structureId } = actor
    const fits = checkCapacity(capacity, { taken: 0, roomCapacity: course.roomCapacity })
    if (!fits.ok) return fits
    await tx.update(courses).set({ capacity }).where(eq(courses.id, courseId))
    const coming = (await listSessions(courseId, 'coming', tx)).filter(({ status }) => status === 'planned')
    let kept = 0
    for (const { id } of coming) if (!(await resize(tx, id, capacity))) kept += 1
    const subject = { structureId, operation: 'course.capacity', subjectKind: 'course', subjectId: courseId }
    await recordAudit(tx, actor, { ...subject, before: { capacity: course.capacity }, after: { capacity, kept } })
    await offerFreedSeats(tx, courseId, now)
    return accept({ kept })
  })
}

/** Whether a session could take the capacity: not under the places taken in it, nor above its own room. */
async function resize(tx: LockedTx, sessionId: string, capacity: number): Promise<boolean> {
  const participants = await listParticipants(sessionId, tx)
  const [session] = await tx
    .select({ roomCapacity: rooms.capacity })
    .from(courseSessions)
    .innerJoin(rooms, eq(rooms.id, courseSessions.roomId))
    .where(eq(courseSessions.id, sessionId))
  if (!checkCapacity(capacity, { taken: participants.length, roomCapacity: session!.roomCapacity }).ok) return false
  await closeRanks(tx, participants, capacity)
  await tx.update(courseSessions).set({ capacity }).where(eq(courseSessions.id, sessionId))
  return true
}

/** Nobody sits beyond the capacity: whoever would takes the first number free under it. */
async function closeRanks(tx: LockedTx, participants: readonly Participant[], capacity: number): Promise<void> {
  const taken = new Set(participants.map(({ seat }) => seat))
  for (const { seatId, seat } of participants.filter((one) => one.seat > capacity)) {
    const number = findSeatNumber(capacity, taken)!
    taken.add(number)
    taken.delete(seat)
    await tx.update(seats).set({ seat: number }).where(eq(seats.id, seatId))
  }
}
