import { addDays, type Instant } from '@/lib/core/time'
import { isInForce } from '@/lib/memberships/rules'
import type { SeedSession } from '../courses'
import { idOf } from '../random'
import { addPlace, addSeat, claimLearner, courseOf, enrol, findSessions } from './enrolments'
import { addEntry } from './lessons'
import type { SeedMember } from './people'
import { type BoughtPass, buy } from './purchases'
import type { World } from './world'

const key = 'chant-collectif' as const
const find = (world: World, email: string): SeedMember =>
  world.members.find((member) => member.email.startsWith(email))!

/** Claire comes to the singing, with a session postponed; somebody's places there wait for a transfer. */
export function addKnownEnrolments(world: World): void {
  addSinger(world, find(world, 'claire.vasseur@'))
  addWaiting(world)
}

/** A package of 10 under way, one session of it postponed ([1.G5]). */
function addSinger(world: World, member: SeedMember): void {
  const daysAgo = 32
  const from = addDays(world.daysAgo(daysAgo), 2)
  const sessions = findSessions(world, key, member.self.id, { from, count: 11 })
  if (!sessions) throw new Error('the singing has no place for a package of 10')
  const [pass] = buy(world, { member, daysAgo, lines: [{ offer: 'forfait-10-chant-collectif' }] })
  enrol(world, pass!, key, sessions.slice(0, 10))
  const given = sessions.filter(({ day }) => day > addDays(world.today, 3))[1]!
  postpone(world, pass!, given, sessions[10]!)
}

function postpone(world: World, pass: BoughtPass, given: SeedSession, taken: SeedSession): void {
  const at = world.momentOf(world.daysAgo(1), given.id)
  const booking = world.rows.bookings.find(({ passId, sessionId }) => passId === pass.id && sessionId === given.id)!
  Object.assign(booking, { status: 'cancelled', cancelledAt: at, cancelledBy: 'member', revision: 1 })
  const seat = world.rows.seats.find(({ bookingId }) => bookingId === booking.id)!
  Object.assign(seat, { state: 'released', releasedAt: at })
  for (const claim of world.rows.agendaClaims) if (claim.ownerId === booking.id) claim.isActive = false
  addEntry(world, pass, 'release', booking.id!, at)
  taken.learners.push(pass.learnerId)
  world.schedule.occupy([pass.learnerId], taken)
  const instead = { postponedFromId: booking.id!, postponementKind: 'member' as const }
  addPlace(world, pass, courseOf(world, key), taken, { createdAt: at, instead })
}

/** An order by transfer, whose places are held until it is paid or its days are over ([1.D7]): of the first member who can come. */
function addWaiting(world: World): void {
  const day = world.daysAgo(2)
  const isMember = ({ self }: SeedMember) =>
    world.rows.memberships.some((one) => one.learnerId === self.id && isInForce(one, day))
  const sessionsOf = ({ self }: SeedMember) =>
    findSessions(world, key, self.id, { from: addDays(world.today, 2), count: 4 })
  const member = world.members.find((one) => one.isAdult && isMember(one) && sessionsOf(one))
  if (!member) throw new Error('nobody can come to four more sessions of the singing')
  const sessions = sessionsOf(member)!
  buy(world, {
    member,
    daysAgo: 2,
    means: 'transfer',
    outcome: 'waiting',
    lines: [{ offer: 'forfait-4-chant-collectif' }],
  })
  const line = world.rows.orderLines.at(-1)!
  const at = world.rows.orders.at(-1)!.orderedAt!
  line.firstSessionId = sessions[0]!.id
  for (const session of sessions) hold(world, { member, learnerId: member.self.id, lineId: line.id!, at }, session)
}

type Holding = { member: SeedMember; learnerId: string; lineId: string; at: Instant }

function hold(world: World, { member, learnerId, lineId, at }: Holding, session: SeedSession): void {
  session.learners.push(learnerId)
  world.schedule.occupy([learnerId], session)
  const id = idOf(`seat:${lineId}:${session.id}`, at)
  const whose = { learnerId, clientFileId: member.fileId, orderLineId: lineId, createdAt: at }
  addSeat(world, session, { ...whose, id, state: 'held' })
  claimLearner(world, session, { learnerId, ownerKind: 'hold', ownerId: id, createdAt: at })
}
