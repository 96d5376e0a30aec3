import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { acceptPlaces } from '@/lib/cart/commands/accept-places'
import { findCart } from '@/lib/cart/queries'
import { checkOut, endPendingOrder, settle, settleOrder, startCardPayment } from '@/lib/payments/flows'
import { joinQueue } from '@/lib/places/commands/join-queue'
import { endDueEntry } from '@/lib/places/commands/leave-queue'
import { serveQueue } from '@/lib/places/commands/offer-seats'
import { findAwaited } from '@/lib/places/queries'
import { cancelPaymentIntent } from '@/lib/services/stripe'
import { listEntriesOfFile } from '@/lib/waiting-lists/queries/list-entries'
import { makeCourse, makeGroupOffer, type TestCourse } from '../factories/course'
import { makeEnroller } from '../factories/enrolment'
import { makeLearner, makeMember, type TestMember } from '../factories/member'
import type { TestOffer } from '../factories/offer'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'
import { openShop, payByCard, showCheckout } from '../support/payments'

const database = await createTestDatabase()
const shop = openShop(database)
const job = { kind: 'job', name: 'test' } as const

let structure: TestStructure
let course: TestCourse
let offer: TestOffer
/** The order that has the only places. */
let holding: string
let holdingBuyer: TestMember

const order = async ({ actor }: Pick<TestMember, 'actor'>) => {
  const placed = await checkOut(actor, await showCheckout(actor))
  if (!placed.ok) throw new Error(placed.refusal)
  return placed.value.orderId
}

beforeEach(async () => {
  structure = await makeStructure(db())
  course = await makeCourse(db(), structure, { firstOn: '2099-01-07', count: 4, capacity: 2 })
  offer = await makeGroupOffer(db(), structure, [course.id])
  await order(await makeEnroller(structure, offer, course))
  holdingBuyer = await makeEnroller(structure, offer, course)
  holding = await order(holdingBuyer)
})

async function wait(member: TestMember, learnerIds = [member.learnerId]): Promise<string> {
  const joined = await joinQueue(member.actor, { offerId: offer.id, sessionId: course.sessions[0]!.id, learnerIds })
  if (!joined.ok) throw new Error(joined.refusal)
  return joined.value.entryId
}

const giveBack = () => endPendingOrder(job, holding, 'expired')
const ownerOf = ({ clientFileId }: TestMember) => ({ kind: 'file' as const, structureId: structure.id, clientFileId })
const entryStatus = async (entryId: string) => {
  const [row] = await database.sql`select status from waiting_entries where id = ${entryId}`
  return row!.status
}
const seatStates = async ({ learnerId }: TestMember) => {
  const rows = await database.sql`select state from seats where learner_id = ${learnerId} and state <> 'released'`
  return rows.map(({ state }) => state)
}

describe('taking the places that the queue is offered [1.G10]', () => {
  test('puts them in the cart from the wanted date, and the order and its payment keep them', async () => {
    const member = await makeMember(db(), structure)
    const entryId = await wait(member)
    await giveBack()
    for (const _ of [1, 2])
      expect(await acceptPlaces(member.actor, entryId)).toMatchObject({ ok: true, value: { count: 1 } })
    expect(await listEntriesOfFile(structure.id, member.clientFileId)).toMatchObject([{ id: entryId, isInCart: true }])
    const cart = await findCart(ownerOf(member))
    expect(cart?.problems).toEqual([])
    expect(cart?.cart.lines[0]).toMatchObject({ firstSessionId: course.sessions[0]!.id, shownPriceCents: 10_000 })
    const orderId = await order(member)
    expect(await seatStates(member)).toEqual(['held', 'held', 'held', 'held'])
    expect(await entryStatus(entryId)).toBe('taken')
    const started = await startCardPayment(member.actor, orderId)
    if (!started.ok) throw new Error(started.refusal)
    await payByCard(shop, started.value.clientSecret)
    expect(await settleOrder(member.actor, orderId)).toMatchObject({ ok: true, value: { state: 'paid' } })
    expect(await seatStates(member)).toEqual(['confirmed', 'confirmed', 'confirmed', 'confirmed'])
  })

  test('no passer-by slips in: the same date is full for anybody else while the places are kept', async () => {
    const member = await makeMember(db(), structure)
    const entryId = await wait(member)
    const passerBy = await makeEnroller(structure, offer, course)
    await giveBack()
    expect((await findCart(passerBy.owner))?.problems).toMatchObject([{ code: 'start_full' }])
    await expect(order(passerBy)).rejects.toThrow('start_full')
    await acceptPlaces(member.actor, entryId)
    expect((await findCart(ownerOf(member)))?.problems).toEqual([])
  })

  test.each([
    ['duplicate', 'waiting'],
    ['abandoned', 'offered'],
  ] as const)(
    'an event of the intent cancelled as %s may come before its order ends: the queue is %s',
    async (reason, status) => {
      const entryId = await wait(await makeMember(db(), structure))
      expect(await startCardPayment(holdingBuyer.actor, holding)).toMatchObject({ ok: true })
      const [row] = await database.sql`select intent_id from payments where order_id = ${holding}`
      await cancelPaymentIntent(row!.intent_id, reason)
      await settle(job, row!.intent_id)
      expect(await entryStatus(entryId)).toBe(status)
    },
  )

  test('a buyer who only changes the means keeps the places, whoever waits; one who gives them up serves the queue', async () => {
    const buyer = holdingBuyer
    const entryId = await wait(await makeMember(db(), structure))
    const again = await checkOut(buyer.actor, await showCheckout(buyer.actor, { means: 'transfer' }))
    expect(again).toMatchObject({ ok: true })
    expect(await entryStatus(entryId)).toBe('waiting')
    await serveQueue(course.id)
    expect(await entryStatus(entryId)).toBe('waiting')
    await endPendingOrder(job, again.ok ? again.value.orderId : '', 'cancelled')
    expect(await entryStatus(entryId)).toBe('offered')
  })

  test('an order of theirs that ends unpaid leaves them the places until the instant they were told, then they are the next one’s', async () => {
    const [first, second] = [await makeMember(db(), structure), await makeMember(db(), structure)]
    const [one, other] = [await wait(first), await wait(second)]
    await giveBack()
    await acceptPlaces(first.actor, one)
    await endPendingOrder(job, await order(first), 'expired')
    expect([await entryStatus(one), await entryStatus(other)]).toEqual(['offered', 'waiting'])
    expect(await seatStates(first)).toEqual(['offered', 'offered', 'offered', 'offered'])
    // A second try, its means changed on the way, has the same places.
    await order(first)
    const again = await checkOut(first.actor, await showCheckout(first.actor, { means: 'transfer' }))
    if (!again.ok) throw new Error(again.refusal)
    expect(await seatStates(first)).toEqual(['held', 'held', 'held', 'held'])
    expect(await entryStatus(one)).toBe('taken')
    await database.sql`update waiting_entries set offer_expires_at = now() - interval '1 second' where id = ${one}`
    await endPendingOrder(job, again.value.orderId, 'expired')
    expect([await entryStatus(one), await entryStatus(other)]).toEqual(['taken', 'offered'])
    expect(await seatStates(first)).toEqual([])
  })

  test('a household together: a line each, and once the time is over nothing is put in the cart', async () => {
    const family = await makeMember(db(), structure)
    const child = await makeLearner(db(), structure, family.clientFileId)
    await database.sql`update course_sessions set capacity = 3 where course_id = ${course.id}`
    const entryId = await wait(family, [family.learnerId, child])
    await giveBack()
    expect(await acceptPlaces(family.actor, entryId)).toMatchObject({ ok: true, value: { count: 2 } })
    expect((await findCart(ownerOf(family)))?.problems).toEqual([])
    await database.sql`update waiting_entries set offer_expires_at = now() - interval '1 second' where id = ${entryId}`
    expect(await acceptPlaces(family.actor, entryId)).toMatchObject({ refusal: 'offer_over' })
    await endDueEntry({ id: entryId, courseId: course.id })
    expect(await acceptPlaces(family.actor, entryId)).toMatchObject({ refusal: 'offer_over' })
    expect(await seatStates(family)).toEqual([])
  })

  test('somebody else’s offer doesn’t exist, an offer no longer sold is refused [0.I9]', async () => {
    const [member, stranger] = [await makeMember(db(), structure), await makeMember(db(), structure)]
    const entryId = await wait(member)
    await giveBack()
    expect(await acceptPlaces(stranger.actor, entryId)).toMatchObject({ refusal: 'not_found' })
    await database.sql`update offers set is_published = false where id = ${offer.id}`
    expect(await acceptPlaces(member.actor, entryId)).toMatchObject({ refusal: 'offer_not_awaited' })
  })
})

describe('what one may wait for [1.G10]', () => {
  test('the dates without room for those of the household whose age is right, with what is left there', async () => {
    const family = await makeMember(db(), structure)
    await makeLearner(db(), structure, family.clientFileId, { birthOn: '1988-01-01' })
    const child = await makeLearner(db(), structure, family.clientFileId)
    const shown = await findAwaited(family.actor, offer.slug, new Date())
    expect(shown).toMatchObject({ waitingOfferHours: 24, starts: [{ room: 0, courseName: expect.any(String) }] })
    expect(shown!.learners).toHaveLength(3)
    await giveBack()
    expect((await findAwaited(family.actor, offer.slug, new Date()))!.starts).toMatchObject([{ room: 1 }])
    await database.sql`update offers set max_age = 20 where id = ${offer.id}`
    expect((await findAwaited(family.actor, offer.slug, new Date()))!.starts).toEqual([])
    await wait(family, [family.learnerId]).catch((error: Error) => expect(error.message).toBe('too_old'))
    await expect(wait(family, [child])).rejects.toThrow('places_free')
    expect(await findAwaited(family.actor, 'inconnue', new Date())).toBeNull()
  })
})
