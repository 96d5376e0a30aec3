/*
 * A place is a numbered seat of a session; whoever has it keeps it until it is given back.
 * - A session never has more seats taken than its capacity: a seat is the first number free up to it ([0.I4]).
 * - A learner has one seat a session; a place that the queue was offered is free for them alone ([1.G10]).
 * - A package of N takes N consecutive sessions from its start date, those that the learner has already skipped; it starts
 *   only where every one of them has a place for a learner who is free then ([1.C6]).
 */
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { type Instant, overlaps } from '@/lib/core/time'
import type {
  Candidate,
  OpenSession,
  PackageFacts,
  PlannedSession,
  SeatRefusal,
  StartDate,
  WantedPackage,
} from './types'

/** The buyer picks among so many start dates ([1.C6]). */
export const startsOffered = 4

/** The first seat free up to the capacity; null: none is. */
export function findSeatNumber(capacity: number, taken: ReadonlySet<number>): number | null {
  for (let seat = 1; seat <= capacity; seat += 1) if (!taken.has(seat)) return seat
  return null
}

type Seated = Pick<OpenSession, 'capacity' | 'seats'>

const seatOf = (session: Seated, learnerId: string | null) =>
  session.seats.find((seat) => learnerId !== null && seat.learnerId === learnerId)

/** A session that the learner has already, enrolled or by an order that waits; one that they are offered isn't theirs yet. */
export const isTheirs = (session: Seated, learnerId: string | null): boolean =>
  ['held', 'confirmed'].includes(seatOf(session, learnerId)?.state ?? '')

/** How many seats a learner could have one of: the one that they are offered is theirs to take. */
export const countFreeSeats = (session: Seated, learnerId: string | null): number =>
  Math.max(0, session.capacity - session.seats.length) + (seatOf(session, learnerId)?.state === 'offered' ? 1 : 0)

/** Whether a learner can have a seat in a session ([0.I4]). */
export function checkSeat(session: Seated & { isCancelled: boolean }, learnerId: string): Verdict<SeatRefusal> {
  if (session.isCancelled) return refuse('session_cancelled')
  if (isTheirs(session, learnerId)) return refuse('already_enrolled')
  return countFreeSeats(session, learnerId) > 0 ? allow : refuse('session_full')
}

/** Whether a learner can have a place in a session, and is free then. */
export const isFreeFor = (session: OpenSession, who: Candidate): boolean =>
  !isTheirs(session, who.learnerId) && planOne(session, who).state === 'free'

function planOne(session: OpenSession, { learnerId, busy }: Candidate): PlannedSession {
  const { id, courseId, startsAt, endsAt } = session
  const freeSeats = countFreeSeats(session, learnerId)
  const state = freeSeats === 0 ? 'full' : busy.some((time) => overlaps(time, session)) ? 'busy' : 'free'
  return { id, courseId, startsAt, endsAt, state, freeSeats }
}

const byTime = (one: OpenSession, other: OpenSession) => one.startsAt.getTime() - other.startsAt.getTime()

/** What a package takes from a session on, all of one course; null when too few sessions are left, or it isn't one to start at. */
export function planPackage(
  sessions: readonly OpenSession[],
  firstSessionId: string,
  credits: number,
  who: Candidate,
): StartDate | null {
  const first = sessions.find(({ id }) => id === firstSessionId)
  if (!first || isTheirs(first, who.learnerId)) return null
  const planned = sessions
    .filter((session) => session.courseId === first.courseId && session.startsAt >= first.startsAt)
    .filter((session) => !isTheirs(session, who.learnerId))
    .sort(byTime)
    .slice(0, credits)
    .map((session) => planOne(session, who))
  if (planned.length < credits) return null
  const isOpen = planned.every(({ state }) => state === 'free')
  return { sessionId: first.id, startsAt: first.startsAt, sessions: planned, isOpen }
}

/**
 * What a place in the queue would take, learner by learner, whether or not there is room ([1.G10]); null when one of them
 * can't have all of it: too few sessions, theirs already, or something else then.
 */
export function planEntry(
  sessions: readonly OpenSession[],
  firstSessionId: string,
  credits: number,
  learners: readonly Candidate[],
): string[][] | null {
  const plans = learners.map((who) => planPackage(sessions, firstSessionId, credits, who))
  if (plans.some((plan) => !plan || plan.sessions.some(({ state }) => state === 'busy'))) return null
  return plans.map((plan) => plan!.sessions.map(({ id }) => id))
}

/** Whether all that several learners would take together can be had now; nothing that can be planned is no room. */
export function hasRoom(
  sessions: readonly Pick<OpenSession, 'id' | 'capacity' | 'seats'>[],
  packages: readonly (readonly string[])[] | null,
): boolean {
  if (packages === null) return false
  const wanted = packages.flat()
  const countWanted = (sessionId: string) => wanted.filter((id) => id === sessionId).length
  return sessions.every(({ id, capacity, seats }) => countWanted(id) <= Math.max(0, capacity - seats.length))
}

/** The next start dates of a package, in order, up to the fourth that is open: those between that aren't say why ([1.C6]). */
export function listStartDates(
  sessions: readonly OpenSession[],
  credits: number,
  who: Candidate,
  earliest: Instant,
): StartDate[] {
  const starts: StartDate[] = []
  for (const session of [...sessions].sort(byTime)) {
    if (starts.filter(({ isOpen }) => isOpen).length === startsOffered) break
    const plan = session.startsAt >= earliest ? planPackage(sessions, session.id, credits, who) : null
    if (plan) starts.push(plan)
  }
  return starts
}

/** Where a package goes on after its last session: the next of the same course with a place for a learner who is free ([1.G5]). */
export function findNextPlace(sessions: readonly OpenSession[], after: Instant, who: Candidate): OpenSession | null {
  const later = sessions.filter(({ startsAt }) => startsAt.getTime() > after.getTime()).sort(byTime)
  return later.find((session) => isFreeFor(session, who)) ?? null
}

/** The same sessions once a learner has those of a plan: the next line of a cart, or of an entry of the queue, is planned on them. */
export function seatPlanned(
  sessions: readonly OpenSession[],
  planned: readonly Pick<PlannedSession, 'id'>[],
  learnerId: string,
): OpenSession[] {
  const taken = new Set(planned.map(({ id }) => id))
  return sessions.map((session) => {
    if (!taken.has(session.id)) return session
    const others = session.seats.filter((seat) => seat.learnerId !== learnerId)
    return { ...session, seats: [...others, { learnerId, state: 'held' }] }
  })
}

/** Two lines for nobody yet are for two people. */
const holderOf = ({ id, learnerId }: WantedPackage) => learnerId ?? `nobody:${id}`

const candidateOf = ({ learnerId }: WantedPackage, { busy }: PackageFacts): Candidate => ({
  learnerId,
  busy: learnerId ? (busy.get(learnerId) ?? []) : [],
})

/** The facts once a package has its plan: its learner's seats are taken and their time is given. */
function withPlan(facts: PackageFacts, wanted: WantedPackage, plan: StartDate | null): PackageFacts {
  if (!plan) return facts
  const sessions = seatPlanned(facts.sessions, plan.sessions, holderOf(wanted))
  const known = candidateOf(wanted, facts).busy
  const busy = new Map([...facts.busy, [holderOf(wanted), [...known, ...plan.sessions]]])
  return { ...facts, sessions, busy }
}

function planWanted(wanted: WantedPackage, facts: PackageFacts): StartDate | null {
  const first = facts.sessions.find(({ id }) => id === wanted.firstSessionId)
  if (!first || !wanted.courseIds.includes(first.courseId) || first.startsAt < facts.earliest) return null
  return planPackage(facts.sessions, first.id, wanted.credits, candidateOf(wanted, facts))
}

/** The packages of one cart, one after the other on the same seats: each with what it takes, or null where it can't start ([1.C6]). */
export function planPackages(packages: readonly WantedPackage[], facts: PackageFacts): Map<string, StartDate | null> {
  const plans = new Map<string, StartDate | null>()
  let left = facts
  for (const wanted of packages) {
    const plan = planWanted(wanted, left)
    plans.set(wanted.id, plan)
    left = withPlan(left, wanted, plan)
  }
  return plans
}

/** The start dates of one package of a cart, by course, after what the packages before it take ([1.C6]). */
export function listChoices(
  packages: readonly WantedPackage[],
  chosenId: string,
  facts: PackageFacts,
): { courseId: string; starts: StartDate[] }[] {
  const rank = packages.findIndex(({ id }) => id === chosenId)
  const before = packages.slice(0, rank)
  const plans = planPackages(before, facts)
  const left = before.reduce((known, wanted) => withPlan(known, wanted, plans.get(wanted.id)!), facts)
  const wanted = packages[rank]!
  return wanted.courseIds.map((courseId) => {
    const sessions = left.sessions.filter((session) => session.courseId === courseId)
    return { courseId, starts: listStartDates(sessions, wanted.credits, candidateOf(wanted, left), left.earliest) }
  })
}
