import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { addLine } from '@/lib/cart/commands/add-line'
import { findCart } from '@/lib/cart/queries'
import { checkOut } from '@/lib/payments/flows'
import { makeCourse, makeGroupOffer } from '../factories/course'
import { makeEnroller } from '../factories/enrolment'
import { makeLearner } from '../factories/member'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'
import { openShop, showCheckout } from '../support/payments'

const database = await createTestDatabase()
openShop(database, { isDeaf: true })

let structure: TestStructure

beforeEach(async () => {
  structure = await makeStructure(db())
})

/** A parent whose cart holds a package of one course for each of them and their two children, all from the first session. */
async function makeFamily(capacity: number) {
  const course = await makeCourse(db(), structure, { firstOn: '2099-01-07', capacity })
  const offer = await makeGroupOffer(db(), structure, [course.id])
  const parent = await makeEnroller(structure, offer, course)
  const children = [
    await makeLearner(db(), structure, parent.clientFileId, { firstName: 'Léo' }),
    await makeLearner(db(), structure, parent.clientFileId, { firstName: 'Nina' }),
  ]
  for (const learnerId of children) {
    await db().execute(sql`update cart_lines set created_at = created_at - interval '1 minute'`)
    await addLine(parent.owner, { offerId: offer.id, learnerId, firstSessionId: course.sessions[0]!.id })
  }
  return { parent, children, sessions: offer.credits }
}

const heldBy = async (learnerIds: readonly string[]) => {
  const rows = await database.sql<{ count: number }[]>`
    select count(*)::int from seats where learner_id = any(${learnerIds as string[]}) and state = 'held'`
  return rows[0]!.count
}

describe('[1.C8] a household in one group course', () => {
  test('a line for each learner, and one order holds a place for each at every session', async () => {
    const { parent, children, sessions } = await makeFamily(3)
    const placed = await checkOut(parent.actor, await showCheckout(parent.actor, { means: 'transfer' }))
    expect(placed).toMatchObject({ ok: true })
    expect(await heldBy([parent.learnerId, ...children])).toBe(3 * sessions)
  })

  test('with two places left, the third line says that it is full; nothing is held for any of them', async () => {
    const { parent, children } = await makeFamily(2)
    const cart = await findCart(parent.owner)
    expect(cart?.problems.map(({ code }) => code)).toEqual(['start_full'])
    const placed = await checkOut(parent.actor, await showCheckout(parent.actor, { means: 'transfer' }))
    expect(placed).toMatchObject({ ok: false, refusal: 'start_full' })
    expect(await heldBy([parent.learnerId, ...children])).toBe(0)
  })
})
