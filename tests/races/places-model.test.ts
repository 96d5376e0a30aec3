import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { acceptPlaces } from '@/lib/cart/commands/accept-places'
import { addLine } from '@/lib/cart/commands/add-line'
import { removeLine } from '@/lib/cart/commands/change-line'
import { findCart } from '@/lib/cart/queries'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome } from '@/lib/core/outcome'
import { cancelSession } from '@/lib/courses/commands/cancel-session'
import { moveSession } from '@/lib/courses/commands/move-session'
import { placeCredit } from '@/lib/courses/commands/place-credit'
import { postponeSession } from '@/lib/courses/commands/postpone'
import { setCapacity, setCourseCapacity } from '@/lib/courses/commands/set-capacity'
import { findPassOfBooking } from '@/lib/courses/queries/find-group-pass'
import { findPostponedTo } from '@/lib/courses/rules'
import { activateOrder, listActivationLocks } from '@/lib/payments/commands/activate-order'
import { checkOut, endPendingOrder } from '@/lib/payments/flows'
import { joinQueue } from '@/lib/places/commands/join-queue'
import { endDueEntry, leaveQueue } from '@/lib/places/commands/leave-queue'
import { serveQueue } from '@/lib/places/commands/offer-seats'
import { refundOrder } from '@/lib/refunds/flows'
import { listDueEntries } from '@/lib/waiting-lists/queries/find-queue'
import { makeCourse, makeGroupOffer, type TestCourse } from '../factories/course'
import { makeLearner, makeMember, type TestMember } from '../factories/member'
import type { TestOffer } from '../factories/offer'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'
import { cartOf, showCheckout } from '../support/payments'
import { showRefund } from '../support/refunds'

const database = await createTestDatabase()
const { sql } = database
const job = { kind: 'job', name: 'test' } as const
const rounds = process.env.DIAPASON_LONG === '1' ? 1_000 : 40
/** So many at once in each round. */
const width = 4

let seed = Number(process.env.SEED ?? 20_261_121)
function random(): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
const isLikely = (chance: number) => random() < chance

let structure: TestStructure
let courses: TestCourse[]
/** One to pay later, one of nothing to pay. */
let offers: TestOffer[]
let office: TestStaff
/** With the learners of each household. */
let households: (TestMember & { learnerIds: string[] })[]

beforeAll(async () => {
  structure = await makeStructure(db())
  const given = { firstOn: '2099-01-07', capacity: 2 }
  const [roomId, otherRoomId] = structure.roomIds
  courses = [
    await makeCourse(db(), structure, { ...given, count: 24, roomId }),
    await makeCourse(db(), structure, { ...given, count: 18, roomId: otherRoomId }),
  ]
  const courseIds = courses.map(({ id }) => id)
  offers = [
    await makeGroupOffer(db(), structure, courseIds, { credits: 3 }),
    await makeGroupOffer(db(), structure, courseIds, { credits: 2, priceCents: 0 }),
  ]
  office = await makeStaff(db(), structure)
  households = []
  for (let count = 0; count < 10; count += 1) {
    const member = await makeMember(db(), structure)
    const child = await makeLearner(db(), structure, member.clientFileId)
    households.push({ ...member, learnerIds: [member.learnerId, child] })
  }
})

type Done = Outcome<unknown, string> | null

const pickSession = () => pick(courses.flatMap(({ sessions }) => sessions))
const householdOf = (clientFileId: string) => households.find((one) => one.clientFileId === clientFileId)!
type Found = { id: string; clientFileId: string }
/** One row of a statement, any of them. */
const findOne = async (rows: Promise<readonly object[]>): Promise<Found | null> =>
  ((await rows)[0] as Found | undefined) ?? null

async function orderCart({ actor }: TestMember): Promise<Done> {
  const placed = await checkOut(
    actor,
    await showCheckout(actor, { means: pick(['card', 'transfer', 'transfer'] as const) }),
  )
  if (placed.ok || placed.refusal === 'busy') return placed
  const cart = await findCart(cartOf(actor))
  for (const line of cart?.cart.lines ?? []) await removeLine(cartOf(actor), line.id)
  return placed
}

async function order(): Promise<Done> {
  const household = pick(households)
  for (let lines = isLikely(0.3) ? 2 : 1; lines > 0; lines -= 1) {
    const wanted = { offerId: pick(offers).id, learnerId: pick(household.learnerIds), firstSessionId: pickSession().id }
    await addLine(cartOf(household.actor), wanted)
  }
  return orderCart(household)
}

async function endOrder(): Promise<Done> {
  const found = await findOne(sql`select id from orders where status = 'pending' order by random() limit 1`)
  return found && endPendingOrder(job, found.id, pick(['expired', 'cancelled'] as const))
}

/** As whoever records a transfer: in time, or after the order had ended ([6.R8]). */
async function payOrder(): Promise<Done> {
  const found = await findOne(
    sql`select id from orders where means = 'transfer' and (status = 'pending' or status <> 'paid' and random() < 0.3)
      order by random() limit 1`,
  )
  if (!found) return null
  const { locks, timeZone } = await listActivationLocks(found.id)
  return withLocks(locks, async (tx, now): Promise<Done> => {
    const [row] = await tx.select().from(orders).where(eq(orders.id, found.id))
    if (row!.status !== 'paid') await activateOrder(tx, job, row!, now, timeZone)
    return accept(null)
  })
}

async function join(): Promise<Done> {
  const { actor, learnerIds } = pick(households)
  const chosen = isLikely(0.4) ? learnerIds : [pick(learnerIds)]
  return joinQueue(actor, { offerId: pick(offers).id, sessionId: pickSession().id, learnerIds: chosen })
}

async function takeOffer(): Promise<Done> {
  const found = await findOne(sql`select id, client_file_id as "clientFileId" from waiting_entries
    where status = 'offered' order by random() limit 1`)
  if (!found) return null
  const household = householdOf(found.clientFileId)
  const taken = await acceptPlaces(household.actor, found.id)
  return taken.ok ? orderCart(household) : taken
}

async function leave(): Promise<Done> {
  const found = await findOne(sql`select id, client_file_id as "clientFileId" from waiting_entries
    where status in ('waiting', 'offered') order by random() limit 1`)
  return found && leaveQueue(householdOf(found.clientFileId).actor, found.id)
}

async function lapse(): Promise<Done> {
  await sql`update waiting_entries set offer_expires_at = now() - interval '1 minute'
    where id in (select id from waiting_entries where status in ('offered', 'taken') order by random() limit 1)`
  for (const due of await listDueEntries()) await endDueEntry(due)
  return serveQueue(pick(courses).id)
}

async function postpone(): Promise<Done> {
  const found = await findOne(sql`select id, client_file_id as "clientFileId" from bookings
    where status = 'booked' order by random() limit 1`)
  if (!found) return null
  const { actor } = householdOf(found.clientFileId)
  const pass = await findPassOfBooking(actor, found.id)
  const to = pass?.booking && findPostponedTo(pass.booking, pass)
  return to ? postponeSession(actor, { bookingId: found.id, sessionId: to.id }) : null
}

async function placeLeft(): Promise<Done> {
  const found = await findOne(sql`select p.id, p.client_file_id as "clientFileId" from passes p
    join pass_entries e on e.pass_id = p.id group by p.id having sum(e.amount) > 0 order by random() limit 1`)
  return found && placeCredit(householdOf(found.clientFileId).actor, { passId: found.id, sessionId: pickSession().id })
}

/** Of what cost nothing: what was given goes back, whatever is paid otherwise. */
async function refund(): Promise<Done> {
  const found =
    await findOne(sql`select l.id, l.order_id as "clientFileId" from order_lines l join orders o on o.id = l.order_id
    where o.status = 'paid' and l.price_cents = 0 order by random() limit 1`)
  if (!found) return null
  const { form } = await showRefund(office.actor, found.clientFileId, [found.id])
  return refundOrder(office.actor, form)
}

async function cancel(): Promise<Done> {
  return isLikely(0.15) ? cancelSession(office.actor, { sessionId: pickSession().id, reason: 'Salle inondée' }) : null
}

async function move(): Promise<Done> {
  const { id, startsAt } = pickSession()
  const day = new Date(startsAt.getTime() + pick([-2, -1, 0, 1, 2]) * 86_400_000).toISOString().slice(0, 10)
  const where = { day, time: pick(['18:00', '19:30', '20:00']), roomId: pick(structure.roomIds) }
  return moveSession(office.actor, { sessionId: id, ...where, reason: 'Concert' })
}

async function resize(): Promise<Done> {
  const capacity = pick([1, 2, 3, 4])
  return isLikely(0.5)
    ? setCapacity(office.actor, { sessionId: pickSession().id, capacity })
    : setCourseCapacity(office.actor, { courseId: pick(courses).id, capacity })
}

const often = [order, order, order, order, payOrder, payOrder, payOrder, join, join, takeOffer, takeOffer, refund]
const deeds = [...often, endOrder, leave, lapse, postpone, placeLeft, cancel, move, resize]

test('[0.I4] [1.G10] [6.R1] [6.R6] whatever members, the office and time do at once to the places of two courses, no promise is broken', async () => {
  const done = new Set<string>()
  for (let round = 0; round < rounds; round += 1) {
    const chosen = Array.from({ length: width }, () => pick(deeds))
    const outcomes = await Promise.all(chosen.map((deed) => deed()))
    for (const [rank, outcome] of outcomes.entries()) if (outcome?.ok) done.add(chosen[rank]!.name)
    expect(await database.findBrokenInvariants(), `round ${round}: ${chosen.map(({ name }) => name)}`).toEqual({})
  }
  // Chance decides which of them had something to do.
  expect(done.size).toBeGreaterThan(4)
}, 900_000)
