import { addDays, addMinutes, type Day, type Instant } from '@/lib/core/time'
import { isInForce } from '@/lib/memberships/rules'
import type { SeedCourse } from '../content/courses'
import type { PlannedCourse, SeedSession } from '../courses'
import { idOf } from '../random'
import { roomId } from '../structure'
import { teacherId } from '../teachers'
import { addEntry, heldBy } from './lessons'
import type { SeedMember } from './people'
import { type BoughtPass, buy } from './purchases'
import type { World } from './world'

/** A course of the demonstration by its key. */
export const courseOf = (world: World, key: SeedCourse['key']): PlannedCourse =>
  world.courses.find((course) => course.key === key)!

const hasPlace = ({ capacity }: PlannedCourse, { learners }: SeedSession, learnerId: string) =>
  learners.length < capacity && !learners.includes(learnerId)

/** The consecutive sessions that a package takes from a day on; null where one of them is full, or the learner busy then. */
export function findSessions(
  world: World,
  key: SeedCourse['key'],
  learnerId: string,
  { from, count }: { from: Day; count: number },
): SeedSession[] | null {
  const course = courseOf(world, key)
  const sessions = course.sessions.filter(({ day }) => day >= from).slice(0, count)
  const canTake = (session: SeedSession) =>
    hasPlace(course, session, learnerId) && world.schedule.isFree(learnerId, session)
  return sessions.length === count && sessions.every(canTake) ? sessions : null
}

/** Enrols the learner of a group pass in sessions of its course, as the activation of its order does ([1.C6]). */
export function enrol(world: World, pass: BoughtPass, key: SeedCourse['key'], sessions: readonly SeedSession[]): void {
  const course = courseOf(world, key)
  const line = world.rows.orderLines.find(({ id }) => id === pass.lineId)!
  line.firstSessionId = sessions[0]!.id
  for (const session of sessions) {
    session.learners.push(pass.learnerId)
    world.schedule.occupy([pass.learnerId], session)
    pass.held += 1
    addPlace(world, pass, course, session)
  }
}

type Seat = Pick<
  World['rows']['seats'][number],
  'id' | 'learnerId' | 'clientFileId' | 'state' | 'orderLineId' | 'bookingId' | 'createdAt'
>

/** The next seat of a session, in which its learner was just put. */
export function addSeat({ rows, structureId }: World, { id: sessionId, learners }: SeedSession, seat: Seat): void {
  rows.seats.push({ ...seat, structureId, sessionId, seat: learners.length })
}

type Claimed = { learnerId: string; ownerKind: 'booking' | 'hold'; ownerId: string; createdAt: Instant }

/** A session's time given by its learner. */
export function claimLearner(
  { rows, structureId }: World,
  session: SeedSession,
  { learnerId, ...owner }: Claimed,
): void {
  const during = `[${session.startsAt.toISOString()},${session.endsAt.toISOString()})`
  rows.agendaClaims.push({ ...owner, structureId, resourceKind: 'learner', resourceId: learnerId, during })
}

type Place = Pick<World['rows']['bookings'][number], 'postponedFromId' | 'postponementKind'>

/** A place with its booking, its learner's time and its credit; `instead` of which booking, if it was postponed. */
export function addPlace(
  world: World,
  pass: BoughtPass,
  course: PlannedCourse,
  session: SeedSession,
  { createdAt = addMinutes(pass.paidAt, 1), instead }: { createdAt?: Instant; instead?: Place } = {},
): void {
  const { now } = world
  const id = idOf(`booking:${pass.id}:${session.id}`, session.startsAt)
  const { startsAt, endsAt } = session
  world.rows.bookings.push({
    ...heldBy(world, pass),
    ...{ id, sessionId: session.id, startsAt, endsAt, createdAt },
    ...instead,
    teacherId: teacherId(course.teacher),
    roomId: roomId(course.room),
    status: 'booked',
    attendance: endsAt < now ? 'present' : null,
  })
  const { learnerId, lineId, member } = pass
  const whose = { learnerId, clientFileId: member.fileId, orderLineId: lineId, createdAt }
  addSeat(world, session, { ...whose, id: idOf(`seat:${id}`, createdAt), state: 'confirmed', bookingId: id })
  claimLearner(world, session, { learnerId, ownerKind: 'booking', ownerId: id, createdAt })
  addEntry(world, pass, 'reserve', id, createdAt)
}

type Package = { key: SeedCourse['key']; offer: string; daysAgo: number; people: number }

/** Enough of them that the improvisation is nearly full for its next sessions; the singing has room. */
const packages: readonly Package[] = [
  { key: 'chant-collectif', offer: 'forfait-10-chant-collectif', daysAgo: 300, people: 4 },
  { key: 'chant-collectif', offer: 'forfait-10-chant-collectif', daysAgo: 40, people: 3 },
  { key: 'chant-collectif', offer: 'forfait-4-chant-collectif', daysAgo: 10, people: 1 },
  { key: 'improvisation', offer: 'forfait-10-improvisation', daysAgo: 260, people: 5 },
  { key: 'improvisation', offer: 'forfait-10-improvisation', daysAgo: 32, people: 6 },
  { key: 'improvisation', offer: 'forfait-4-improvisation', daysAgo: 6, people: 1 },
]

/** Members of the crowd who come to a group course besides, each as soon as they are free for a whole package. */
export function addEnrolments(world: World): void {
  for (const { people, ...wanted } of packages) {
    let left = people
    for (const member of world.members) if (left > 0 && enrolMember(world, member, wanted)) left -= 1
  }
}

function enrolMember(world: World, member: SeedMember, { key, offer, daysAgo }: Omit<Package, 'people'>): boolean {
  const boughtOn = world.daysAgo(daysAgo)
  const learnerId = member.self.id
  const hasOne = world.rows.passes.some((pass) => pass.learnerId === learnerId && pass.postponements === 1)
  const memberships = world.rows.memberships.filter((one) => one.learnerId === learnerId)
  const isMember = memberships.some((one) => isInForce(one, boughtOn))
  // Whoever takes a membership later has none to take now: it would begin after that one.
  const isEligible = member.isAdult && member.joinedOn < addDays(boughtOn, -2) && !hasOne
  if (!isEligible || (!isMember && memberships.length > 0)) return false
  const sessions = findSessions(world, key, learnerId, {
    from: addDays(boughtOn, 2),
    count: world.offer(offer).credits,
  })
  if (!sessions) return false
  const lines = [...(isMember ? [] : [{ offer: 'adhesion-annuelle' }]), { offer }]
  const [pass] = buy(world, { member, daysAgo, lines })
  enrol(world, pass!, key, sessions)
  return true
}
