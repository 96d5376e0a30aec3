import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { findCart } from '@/lib/cart/queries'
import { depositCheques } from '@/lib/cheques/commands/deposit-cheques'
import { listDrawer } from '@/lib/cheques/queries/list-deposits'
import type { Staff } from '@/lib/core/actor'
import { cancelSession } from '@/lib/courses/commands/cancel-session'
import { sellAtDesk } from '@/lib/desk/commands/sell'
import { findSaleAgain } from '@/lib/desk/queries/find-sale-again'
import { listDeskLines } from '@/lib/desk/queries/get-order'
import { type LoadedSale, previewSale } from '@/lib/desk/queries/load-sale'
import { saleEntryInput, saleLinesInput } from '@/lib/desk/schema'
import type { SaleInput, WantedLine } from '@/lib/desk/types'
import { giveUpOrder } from '@/lib/payments/flows'
import { listChoices } from '@/lib/places/rules'
import { getStructureById } from '@/lib/structures/queries'
import { makeCourse, makeGroupOffer, type TestCourse } from '../factories/course'
import { makeEnroller } from '../factories/enrolment'
import { makeLearner, makeMember, type TestMember } from '../factories/member'
import type { TestOffer } from '../factories/offer'
import { makeStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { receive } from '../support/cheques'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()

let structure: TestStructure
let course: TestCourse
let offer: TestOffer
let seller: Staff
let client: TestMember

beforeEach(async () => {
  structure = await makeStructure(db())
  course = await makeCourse(db(), structure, { firstOn: '2099-01-07', capacity: 1 })
  offer = await makeGroupOffer(db(), structure, [course.id])
  seller = (await makeStaff(db(), structure, { role: 'accountant' })).actor
  client = await makeMember(db(), structure)
})

const lineFrom = (rank: number, learnerId = client.learnerId): WantedLine => ({
  ...{ offerId: offer.id, learnerId },
  firstSessionId: course.sessions[rank]!.id,
})

const preview = async (lines: readonly WantedLine[], { clientFileId } = client): Promise<LoadedSale> =>
  previewSale(await getStructureById(structure.id), clientFileId, lines, new Date())

/** What the page sends of the sale that it shows, in cash unless told otherwise. */
async function show(lines: readonly WantedLine[], given: Partial<SaleInput> = {}, whose = client): Promise<SaleInput> {
  const { seen } = await preview(lines, whose)
  const page = { clientFileId: whose.clientFileId, saleKey: randomUUID(), seen, lines }
  return { ...page, means: 'cash', instalments: 1, reference: '', ...given }
}

const seatsOf = async (learnerId = client.learnerId) => {
  const rows = await database.sql<{ sessionId: string; state: string }[]>`
    select p.session_id as "sessionId", p.state from seats p join course_sessions s on s.id = p.session_id
    where p.learner_id = ${learnerId} order by s.starts_at`
  return rows.map(({ sessionId, state }) => `${course.sessions.findIndex(({ id }) => id === sessionId)} ${state}`)
}
const bookedOf = async (learnerId = client.learnerId) => {
  const rows = await database.sql<{ sessionId: string }[]>`
    select session_id as "sessionId" from bookings where learner_id = ${learnerId} and status = 'booked' order by starts_at`
  return rows.map(({ sessionId }) => course.sessions.findIndex(({ id }) => id === sessionId))
}
const countOrders = ({ clientFileId } = client) => db().$count(orders, eq(orders.clientFileId, clientFileId))
const problemsOf = ({ problems }: LoadedSale) => problems.map(({ lineId, code }) => `${lineId} ${code}`)
const opensAt = ({ packages, packageFacts }: LoadedSale, lineId: string) =>
  listChoices(packages, lineId, packageFacts)
    .flatMap(({ starts }) => starts)
    .filter(({ isOpen }) => isOpen)
    .map(({ sessionId }) => course.sessions.findIndex(({ id }) => id === sessionId))

describe('[1.H8] [1.C6] a package of a group course, sold at the desk', () => {
  test('in cash: its places are booked at once, however often the page is sent', async () => {
    const input = await show([lineFrom(1)])
    const sold = { ok: true, value: { number: 1 } }
    expect(await Promise.all([sellAtDesk(seller, input), sellAtDesk(seller, input)])).toEqual([sold, sold])
    expect(await sellAtDesk(seller, input)).toEqual(sold)
    expect(await countOrders()).toBe(1)
    expect(await seatsOf()).toEqual(['1 confirmed', '2 confirmed', '3 confirmed', '4 confirmed'])
    expect(await bookedOf()).toEqual([1, 2, 3, 4])
    const [left] = await db().execute<{ sum: number }>(sql`
      select sum(e.amount)::int from pass_entries e join passes p on p.id = e.pass_id where p.learner_id = ${client.learnerId}`)
    expect(left).toEqual({ sum: 0 })
  })

  test('[1.D8] by cheque: held until the cheque is deposited, then booked', async () => {
    expect(await sellAtDesk(seller, await show([lineFrom(0)], { means: 'cheque' }))).toMatchObject({ ok: true })
    expect(await seatsOf()).toEqual(['0 held', '1 held', '2 held', '3 held'])
    expect(await bookedOf()).toEqual([])
    const [order] = await db().select().from(orders).where(eq(orders.clientFileId, client.clientFileId))
    expect(await receive(seller, order!.id, 1)).toMatchObject({ ok: true })
    expect(await bookedOf()).toEqual([])
    const drawer = await listDrawer(seller)
    expect(await depositCheques(seller, [drawer[0]!.id])).toMatchObject({ ok: true })
    expect(await bookedOf()).toEqual([0, 1, 2, 3])
    expect(await seatsOf()).toEqual(['0 confirmed', '1 confirmed', '2 confirmed', '3 confirmed'])
  })

  test('the office reads on the order which dates it holds, then which are booked', async () => {
    await sellAtDesk(seller, await show([lineFrom(1)], { means: 'cheque' }))
    const [order] = await db().select().from(orders).where(eq(orders.clientFileId, client.clientFileId))
    const datesOf = async () =>
      (await listDeskLines(seller, order!.id)).map(({ sessions }) => sessions.map(({ id }) => id))
    const dates = [course.sessions.slice(1, 5).map(({ id }) => id)]
    expect(await datesOf()).toEqual(dates)
    await receive(seller, order!.id, 1)
    await depositCheques(seller, [(await listDrawer(seller))[0]!.id])
    expect(await datesOf()).toEqual(dates)
  })

  test('[1.D7] given up while it waits, it gives its places back', async () => {
    await sellAtDesk(seller, await show([lineFrom(0)], { means: 'transfer' }))
    const [order] = await db().select().from(orders).where(eq(orders.clientFileId, client.clientFileId))
    expect(await giveUpOrder(seller, order!.id)).toMatchObject({ ok: true })
    expect(new Set((await seatsOf()).map((seat) => seat.split(' ')[1]))).toEqual(new Set(['released']))
  })

  test('asks for its start date, and shows the next four that are open', async () => {
    const undated = { offerId: offer.id, learnerId: client.learnerId }
    const sale = await preview([undated])
    expect(problemsOf(sale)).toEqual(['0 start_missing'])
    expect(opensAt(sale, '0')).toEqual([0, 1, 2, 3])
    expect(await sellAtDesk(seller, await show([undated]))).toMatchObject({
      refusal: 'start_missing',
      detail: { offer: offer.name },
    })
  })

  test('lines are planned one after the other: the same learner goes on after, another has the seats that are left', async () => {
    const childId = await makeLearner(db(), structure, client.clientFileId)
    const sale = await preview([lineFrom(0), lineFrom(4), lineFrom(8, childId)])
    expect(problemsOf(sale)).toEqual([])
    expect(problemsOf(await preview([lineFrom(0), lineFrom(0, childId)]))).toEqual(['1 start_full'])
    expect(opensAt(await preview([lineFrom(0), { offerId: offer.id, learnerId: childId }]), '1')).toEqual([4, 5, 6, 7])
    expect(await sellAtDesk(seller, await show([lineFrom(0), lineFrom(4), lineFrom(8, childId)]))).toMatchObject({
      ok: true,
    })
    expect(await bookedOf()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(await bookedOf(childId)).toEqual([8, 9, 10, 11])
  })
})

describe('[1.H8] [1.C6] a start date that can’t be had sells nothing', () => {
  test('when it filled up since the page was shown', async () => {
    const input = await show([lineFrom(0)])
    const other = await makeMember(db(), structure)
    await sellAtDesk(seller, await show([lineFrom(3, other.learnerId)], {}, other))
    expect(await sellAtDesk(seller, input)).toEqual({
      ok: false,
      refusal: 'start_full',
      detail: { offer: offer.name, learner: expect.any(String) },
    })
    expect(await countOrders()).toBe(0)
    expect(await seatsOf()).toEqual([])
    expect(opensAt(await preview([lineFrom(0)]), '0')).toEqual([7, 8])
    const again = await findSaleAgain(seller, { ...input, reference: 'reçu 12' }, 'start_full')
    const query = Object.fromEntries(new URLSearchParams(again!.split('?')[1]))
    expect(saleLinesInput.parse(query)).toEqual([lineFrom(0)])
    expect(saleEntryInput.parse(query).entered).toEqual({ payment: 'cash', reference: 'reçu 12' })
    expect(await findSaleAgain(seller, input, 'sale_changed')).toBeNull()
  })

  test('when the learner has something else then, or the school cancelled a session', async () => {
    const rival = await makeCourse(db(), structure, { firstOn: '2099-01-07', roomId: structure.roomIds[1] })
    const theirs = await makeGroupOffer(db(), structure, [rival.id])
    await sellAtDesk(
      seller,
      await show([{ offerId: theirs.id, learnerId: client.learnerId, firstSessionId: rival.sessions[0]!.id }]),
    )
    expect(await sellAtDesk(seller, await show([lineFrom(3)]))).toMatchObject({ refusal: 'start_busy' })
    const input = await show([lineFrom(4)])
    const admin = (await makeStaff(db(), structure)).actor
    await cancelSession(admin, { sessionId: course.sessions[5]!.id, reason: 'Absence' })
    expect(await sellAtDesk(seller, input)).toMatchObject({ refusal: 'sale_changed' })
    expect(await countOrders()).toBe(1)
  })

  test('[0.I9] when the session is of a course that the offer isn’t given in', async () => {
    const other = await makeStructure(db())
    const elsewhere = await makeCourse(db(), other, { firstOn: '2099-01-07' })
    const line = { ...lineFrom(0), firstSessionId: elsewhere.sessions[0]!.id }
    expect(await sellAtDesk(seller, await show([line]))).toMatchObject({ refusal: 'start_gone' })
    expect(await countOrders()).toBe(0)
  })

  test('[0.I4] two sales at once for the last place: one has it, the other is told, and a member’s cart sees it gone', async () => {
    const other = await makeMember(db(), structure)
    const member = await makeEnroller(structure, offer, course)
    const pages = await Promise.all([show([lineFrom(0)]), show([lineFrom(2, other.learnerId)], {}, other)])
    const outcomes = await Promise.all(pages.map((page) => sellAtDesk(seller, page)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: 'start_full' })
    expect((await countOrders()) + (await countOrders(other))).toBe(1)
    expect((await seatsOf()).length + (await seatsOf(other.learnerId)).length).toBe(4)
    const cart = await findCart(member.owner)
    expect(cart?.problems).toMatchObject([{ code: 'start_full' }])
  })
})
