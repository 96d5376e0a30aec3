import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { addLine } from '@/lib/cart/commands/add-line'
import { setLineStart } from '@/lib/cart/commands/set-start'
import { findCart } from '@/lib/cart/queries'
import { clock } from '@/lib/core/clock'
import { addDays, dayOf } from '@/lib/core/time'
import { cancelSession } from '@/lib/courses/commands/cancel-session'
import { extendCourse } from '@/lib/courses/commands/extend-course'
import { findCourse } from '@/lib/courses/queries/list-courses'
import { loadPlan } from '@/lib/courses/queries/load-plan'
import { fingerprintOf } from '@/lib/courses/rules'
import { checkOut, deleteOrder, endPendingOrder, settleOrder, startCardPayment } from '@/lib/payments/flows'
import { makeCourse, makeGroupOffer, type TestCourse } from '../factories/course'
import { makeEnroller } from '../factories/enrolment'
import { makeMember } from '../factories/member'
import type { TestOffer } from '../factories/offer'
import { makeStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'
import { openShop, payByCard, showCheckout } from '../support/payments'

const database = await createTestDatabase()
const shop = openShop(database)
const job = { kind: 'job', name: 'test' } as const

let structure: TestStructure
let course: TestCourse
let offer: TestOffer

beforeEach(async () => {
  structure = await makeStructure(db())
  course = await makeCourse(db(), structure, { firstOn: '2099-01-07', capacity: 2 })
  offer = await makeGroupOffer(db(), structure, [course.id])
})

type Enroller = Awaited<ReturnType<typeof makeEnroller>>

async function order(buyer: Enroller, given: Parameters<typeof showCheckout>[1] = {}): Promise<string> {
  const placed = await checkOut(buyer.actor, await showCheckout(buyer.actor, given))
  if (!placed.ok) throw new Error(placed.refusal)
  return placed.value.orderId
}

async function pay(buyer: Enroller, orderId: string): Promise<unknown> {
  const started = await startCardPayment(buyer.actor, orderId)
  if (!started.ok) throw new Error(started.refusal)
  await payByCard(shop, started.value.clientSecret)
  return settleOrder(buyer.actor, orderId)
}

const wantedOf = ({ learnerId }: Enroller, { id: offerId }: TestOffer) => ({ offerId, learnerId })

const seatsOf = async ({ learnerId }: Enroller) => {
  const rows =
    await database.sql`select s.planned_on, p.state from seats p join course_sessions s on s.id = p.session_id
    where p.learner_id = ${learnerId} order by s.starts_at, p.created_at`
  return rows.map(({ state }) => state)
}
const bookedOf = async ({ learnerId }: Enroller) => {
  const rows = await database.sql<{ sessionId: string }[]>`
    select session_id as "sessionId" from bookings where learner_id = ${learnerId} and status = 'booked' order by starts_at`
  return rows.map(({ sessionId }) => course.sessions.findIndex(({ id }) => id === sessionId))
}
const remainingOf = async ({ learnerId }: Enroller) => {
  const [row] = await database.sql<{ sum: number }[]>`
    select sum(e.amount)::int from pass_entries e join passes p on p.id = e.pass_id where p.learner_id = ${learnerId}`
  return row!.sum
}

/** The order ended while the bank was still thinking: its intent lives on, as after an outage of the provider. */
async function endBehind({ learnerId }: Enroller, orderId: string): Promise<void> {
  const released = sql`update seats set state = 'released', released_at = app_now() where learner_id = ${learnerId} and state = 'held'`
  await db().execute(released)
  await db().execute(sql`update agenda_claims set is_active = false where resource_id = ${learnerId}`)
  await db().execute(sql`update orders set status = 'expired', ended_at = app_now() where id = ${orderId}`)
}

describe('a package of a group course, paid by card [1.C6] [1.D2]', () => {
  test('holds its places when it is ordered, and books them when it is paid', async () => {
    const buyer = await makeEnroller(structure, offer, course, 1)
    const orderId = await order(buyer)
    expect(await seatsOf(buyer)).toEqual(['held', 'held', 'held', 'held'])
    expect(await pay(buyer, orderId)).toMatchObject({ ok: true, value: { state: 'paid' } })
    expect(await seatsOf(buyer)).toEqual(['confirmed', 'confirmed', 'confirmed', 'confirmed'])
    expect(await bookedOf(buyer)).toEqual([1, 2, 3, 4])
    expect(await remainingOf(buyer)).toBe(0)
    const [pass] =
      await database.sql`select valid_until::text, postponements from passes where learner_id = ${buyer.learnerId}`
    expect(pass).toEqual({ valid_until: '2099-03-25', postponements: 2 })
    expect((await findCart(buyer.owner))?.cart.lines).toEqual([])
  })

  test('gives its places back when it is abandoned or expires, and the cart is as it was', async () => {
    const buyer = await makeEnroller(structure, offer, course)
    const orderId = await order(buyer)
    await startCardPayment(buyer.actor, orderId)
    await endPendingOrder(job, orderId, 'expired')
    expect(await seatsOf(buyer)).toEqual(['released', 'released', 'released', 'released'])
    expect((await findCart(buyer.owner))?.problems).toEqual([])
    const again = await order(buyer)
    await deleteOrder(buyer.actor, again)
    expect((await seatsOf(buyer)).filter((state) => state === 'held')).toEqual([])
  })

  test('the page shown again while its order waits plans the same dates: its own places are free to it', async () => {
    const buyer = await makeEnroller(structure, offer, course)
    const orderId = await order(buyer)
    expect((await findCart(buyer.owner))?.problems).toEqual([])
    expect(await order(buyer)).toBe(orderId)
  })

  test('paid after it ended, it takes again what is left, and keeps a credit for what is not [6.R1] [6.R8]', async () => {
    const buyer = await makeEnroller(structure, offer, course)
    const orderId = await order(buyer)
    const started = await startCardPayment(buyer.actor, orderId)
    if (!started.ok) throw new Error(started.refusal)
    await db().execute(sql`update course_sessions set capacity = 1 where id = ${course.sessions[2]!.id}`)
    await endBehind(buyer, orderId)
    const other = await makeEnroller(structure, offer, course, 2)
    const theirs = await order(other)
    await payByCard(shop, started.value.clientSecret)
    expect(await settleOrder(buyer.actor, orderId)).toMatchObject({ ok: true, value: { state: 'paid' } })
    expect(await bookedOf(buyer)).toEqual([0, 1, 3])
    expect(await remainingOf(buyer)).toBe(1)
    expect(await pay(other, theirs)).toMatchObject({ ok: true })
    expect(await bookedOf(other)).toEqual([2, 3, 4, 5])
  })

  test('the school cancelled one of its sessions meanwhile: the one it was carried to is booked, never more than was bought', async () => {
    const buyer = await makeEnroller(structure, offer, course)
    const orderId = await order(buyer)
    const started = await startCardPayment(buyer.actor, orderId)
    if (!started.ok) throw new Error(started.refusal)
    const { actor: staff } = await makeStaff(db(), structure, { role: 'admin' })
    const cancelled = await cancelSession(staff, { sessionId: course.sessions[1]!.id, reason: 'Salle inondée' })
    expect(cancelled).toMatchObject({ ok: true })
    expect((await seatsOf(buyer)).filter((state) => state === 'held')).toHaveLength(4)
    await endBehind(buyer, orderId)
    await payByCard(shop, started.value.clientSecret)
    expect(await settleOrder(buyer.actor, orderId)).toMatchObject({ ok: true, value: { state: 'paid' } })
    expect(await bookedOf(buyer)).toEqual([0, 2, 3, 4])
    expect(await remainingOf(buyer)).toBe(0)
  })

  test('the learner is elsewhere by then: those sessions stay on the pass, the money is never refused [6.R1]', async () => {
    const buyer = await makeEnroller(structure, offer, course)
    const orderId = await order(buyer)
    const started = await startCardPayment(buyer.actor, orderId)
    if (!started.ok) throw new Error(started.refusal)
    await endBehind(buyer, orderId)
    const [first] = course.sessions
    const during = `[${first!.startsAt.toISOString()},${first!.endsAt.toISOString()})`
    await db().execute(sql`insert into agenda_claims (structure_id, resource_kind, resource_id, during, owner_kind, owner_id)
      values (${structure.id}, 'learner', ${buyer.learnerId}, ${during}, 'workshop', ${crypto.randomUUID()})`)
    await payByCard(shop, started.value.clientSecret)
    expect(await settleOrder(buyer.actor, orderId)).toMatchObject({ ok: true, value: { state: 'paid' } })
    expect(await bookedOf(buyer)).toEqual([1, 2, 3])
    expect(await remainingOf(buyer)).toBe(1)
  })

  test('its pass lasts as long as its course, prolonged since included: what is left can be placed there [1.H1]', async () => {
    const firstOn = addDays(dayOf(await clock(), 'Europe/Paris'), 30)
    const soon = await makeCourse(db(), structure, { firstOn })
    const sold = await makeGroupOffer(db(), structure, [soon.id])
    const buyer = await makeEnroller(structure, sold, soon)
    await pay(buyer, await order(buyer))
    const lastDay = async () => {
      const [pass] = await database.sql<{ until: string }[]>`
        select valid_until::text as until from passes where learner_id = ${buyer.learnerId}`
      return pass!.until
    }
    expect(await lastDay()).toBe(addDays(firstOn, 11 * 7))
    const { actor: staff } = await makeStaff(db(), structure, { role: 'admin' })
    const lastOn = addDays(firstOn, 20 * 7)
    const longer = { ...(await findCourse(staff, soon.id))!, lastOn, structureId: structure.id, courseId: soon.id }
    const fingerprint = fingerprintOf(await loadPlan(longer))
    expect(await extendCourse(staff, { courseId: soon.id, lastOn, fingerprint })).toMatchObject({ ok: true })
    expect(await lastDay()).toBe(lastOn)
  })
})

describe('the start date of a line [1.C6] [1.C9]', () => {
  test('is asked, and one that is not offered is refused', async () => {
    const member = await makeMember(db(), structure)
    const owner = { kind: 'file', structureId: structure.id, clientFileId: member.clientFileId } as const
    const added = await addLine(owner, { offerId: offer.id, learnerId: member.learnerId })
    const lineId = added.ok ? added.value.startOfLineId! : ''
    expect((await findCart(owner))?.problems).toEqual([{ lineId, code: 'start_missing' }])
    expect(await setLineStart(owner, lineId, course.sessions[10]!.id)).toMatchObject({ refusal: 'start_gone' })
    expect(await setLineStart(owner, lineId, course.sessions[2]!.id)).toMatchObject({ ok: true })
    const shown = await findCart(owner)
    expect(shown?.problems).toEqual([])
    expect(shown?.cart.lines[0]?.plan?.sessions.map(({ id }) => id)).toEqual(
      course.sessions.slice(2, 6).map(({ id }) => id),
    )
  })

  test('a session filled between the cart and the order refuses it, and nothing is held or charged', async () => {
    const late = await makeEnroller(structure, offer, course)
    const seen = await showCheckout(late.actor)
    for (const quick of [
      await makeEnroller(structure, offer, course, 3),
      await makeEnroller(structure, offer, course, 3),
    ])
      await order(quick)
    expect(await checkOut(late.actor, seen)).toMatchObject({ refusal: 'start_full' })
    expect(await seatsOf(late)).toEqual([])
    expect((await findCart(late.owner))?.problems[0]?.code).toBe('start_full')
  })

  test('two packages of one course in one cart follow each other, and both are held', async () => {
    const buyer = await makeEnroller(structure, offer, course)
    await db().execute(sql`update cart_lines set created_at = created_at - interval '1 minute'`)
    const second = { offerId: offer.id, learnerId: buyer.learnerId, firstSessionId: course.sessions[4]!.id }
    expect(await addLine(buyer.owner, second)).toMatchObject({ ok: true, value: { count: 2 } })
    const orderId = await order(buyer, { means: 'transfer' })
    expect(orderId).toBeTruthy()
    expect(await seatsOf(buyer)).toHaveLength(8)
  })

  test('three unpaid orders keep places for days; the fourth is by card, or waits for one of them [6.S4]', async () => {
    const long = await makeCourse(db(), structure, { firstOn: '2099-02-05', count: 16, startsAt: '10:00' })
    const sold = await makeGroupOffer(db(), structure, [long.id])
    const buyer = await makeEnroller(structure, sold, long)
    const orderId = await order(buyer, { means: 'transfer' })
    for (const rank of [4, 8]) {
      await addLine(buyer.owner, { ...wantedOf(buyer, sold), firstSessionId: long.sessions[rank]!.id })
      await order(buyer, { means: 'transfer' })
    }
    await addLine(buyer.owner, { ...wantedOf(buyer, sold), firstSessionId: long.sessions[12]!.id })
    const fourth = await showCheckout(buyer.actor, { means: 'transfer' })
    expect(await checkOut(buyer.actor, fourth)).toMatchObject({ ok: false, refusal: 'too_many_holds' })
    expect(await seatsOf(buyer)).toHaveLength(12)
    expect(await deleteOrder(buyer.actor, orderId)).toMatchObject({ ok: true })
    expect(await checkOut(buyer.actor, fourth)).toMatchObject({ ok: true })
  })

  test('a learner who has something else then is refused by name', async () => {
    const buyer = await makeEnroller(structure, offer, course)
    const other = await makeCourse(db(), structure, {
      firstOn: '2099-01-07',
      startsAt: '20:00',
      roomId: structure.roomIds[1],
    })
    const theatre = await makeGroupOffer(db(), structure, [other.id])
    await order(buyer, { means: 'transfer' })
    const firstSessionId = other.sessions[0]!.id
    await addLine(buyer.owner, { offerId: theatre.id, learnerId: buyer.learnerId, firstSessionId })
    expect((await findCart(buyer.owner))?.problems[0]?.code).toBe('start_busy')
  })
})
