import { eq, type SQL, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { cartLines, carts } from '@/db/schema/cart'
import { offers } from '@/db/schema/catalogue'
import { addLine } from '@/lib/cart/commands/add-line'
import { adoptCart } from '@/lib/cart/commands/adopt-cart'
import { acceptChanges, removeLine, setLineLearner } from '@/lib/cart/commands/change-line'
import { forgetCarts } from '@/lib/cart/commands/forget-carts'
import { countCartLines, findCart } from '@/lib/cart/queries'
import { type CartOwner, maxCartLines } from '@/lib/cart/types'
import { createToken } from '@/lib/core/ids'
import { makeBuyer, makeCatalogue } from '@/tests/factories/buyer'
import { makeLearner, makeMember, makeReducedRateGrant } from '@/tests/factories/member'
import { makeOffer } from '@/tests/factories/offer'
import { createTestDatabase } from '@/tests/support/database'

await createTestDatabase()

const nobody = '00000000-0000-7000-8000-000000000000'
const refusalOf = (outcome: { ok: true } | { ok: false; refusal: string }) => (outcome.ok ? null : outcome.refusal)
const visitorOf = (structureId: string): CartOwner => ({
  kind: 'visitor',
  structureId,
  tokenHash: createToken().tokenHash,
})
const linesOf = async (owner: CartOwner) => (await findCart(owner))?.cart.lines ?? []
/** Two clicks within two seconds are one: a line that is meant twice was put in earlier. */
const age = () => db().execute("update cart_lines set created_at = created_at - interval '1 minute'")

describe('[1.A2] a visitor’s cart', () => {
  test('holds offers for nobody yet, at their full price', async () => {
    const { structure, pack } = await makeCatalogue()
    const visitor = visitorOf(structure.id)
    expect(refusalOf(await addLine(visitor, { offerId: pack.id, learnerId: null }))).toBe(null)
    const [line] = await linesOf(visitor)
    expect(line).toMatchObject({ learner: null, priceCents: 80_000, shownPriceCents: 80_000 })
    expect(await countCartLines(visitor)).toBe(1)
  })

  test('nobody’s learner can be named by a visitor', async () => {
    const { structure, pack } = await makeCatalogue()
    const { learnerId } = await makeMember(db(), structure)
    expect(refusalOf(await addLine(visitorOf(structure.id), { offerId: pack.id, learnerId }))).toBe('learner_unknown')
  })

  test('joins the account’s cart at login, for the only learner; twice is once', async () => {
    const { structure, membership, pack, single } = await makeCatalogue()
    const buyer = await makeBuyer(structure, [single])
    const visitor = visitorOf(structure.id) as CartOwner & { tokenHash: string }
    for (const { id } of [membership, pack]) await addLine(visitor, { offerId: id, learnerId: null })
    expect(await adoptCart(structure.id, visitor.tokenHash, buyer.clientFileId)).toEqual({ adopted: 2, count: 3 })
    expect(await adoptCart(structure.id, visitor.tokenHash, buyer.clientFileId)).toEqual({ adopted: 0, count: 3 })
    const lines = await linesOf(buyer.owner)
    expect(lines.map((line) => line.learner?.id)).toEqual([buyer.learnerId, buyer.learnerId, buyer.learnerId])
    expect(await linesOf(visitor)).toEqual([])
    expect(await db().$count(carts, eq(carts.tokenHash, visitor.tokenHash))).toBe(0)
  })

  test('a membership or a trial that is there already isn’t joined a second time', async () => {
    const { structure, membership, trial } = await makeCatalogue()
    const buyer = await makeBuyer(structure, [membership, trial])
    const visitor = visitorOf(structure.id) as CartOwner & { tokenHash: string }
    for (const { id } of [membership, trial]) await addLine(visitor, { offerId: id, learnerId: null })
    expect(await adoptCart(structure.id, visitor.tokenHash, buyer.clientFileId)).toEqual({ adopted: 0, count: 2 })
  })

  test('with several learners the cart asks for whom', async () => {
    const { structure, single } = await makeCatalogue()
    const buyer = await makeBuyer(structure, [])
    await makeLearner(db(), structure, buyer.clientFileId)
    const visitor = visitorOf(structure.id) as CartOwner & { tokenHash: string }
    await addLine(visitor, { offerId: single.id, learnerId: null })
    await adoptCart(structure.id, visitor.tokenHash, buyer.clientFileId)
    expect((await findCart(buyer.owner))?.problems.map(({ code }) => code)).toEqual(['learner_missing'])
  })

  test('nothing to join is no error', async () => {
    const { structure, single } = await makeCatalogue()
    const buyer = await makeBuyer(structure, [single])
    expect(await adoptCart(structure.id, createToken().tokenHash, buyer.clientFileId)).toEqual({ adopted: 0, count: 1 })
  })
})

test('visitors’ carts are forgotten with their cookie, members’ never', async () => {
  const { structure, single } = await makeCatalogue()
  const buyer = await makeBuyer(structure, [single])
  const [old, young] = [visitorOf(structure.id), visitorOf(structure.id)]
  for (const owner of [old, young]) await addLine(owner, { offerId: single.id, learnerId: null })
  const ageOf = (days: number, where: SQL) =>
    db()
      .update(carts)
      .set({ updatedAt: sql`app_now() - make_interval(days => ${days})` })
      .where(where)
  await ageOf(31, eq(carts.tokenHash, (old as { tokenHash: string }).tokenHash))
  await ageOf(29, eq(carts.tokenHash, (young as { tokenHash: string }).tokenHash))
  await ageOf(400, eq(carts.clientFileId, buyer.clientFileId))
  expect(await forgetCarts()).toBe(1)
  expect([await countCartLines(old), await countCartLines(young), await countCartLines(buyer.owner)]).toEqual([0, 1, 1])
})

describe('[1.C2] adding', () => {
  test('a double click adds once; the same package later adds a second', async () => {
    const { structure, pack } = await makeCatalogue()
    const { owner, learnerId } = await makeBuyer(structure, [])
    const add = () => addLine(owner, { offerId: pack.id, learnerId })
    const counts = await Promise.all([add(), add(), add()])
    expect(counts.every((outcome) => outcome.ok && outcome.value.count === 1)).toBe(true)
    await age()
    expect(await add()).toMatchObject({ ok: true, value: { count: 2 } })
  })

  test('offers that aren’t for sale', async () => {
    const { structure } = await makeCatalogue()
    const { owner } = await makeBuyer(structure, [])
    const withdrawn = await makeOffer(db(), structure, { isPublished: false })
    const elsewhere = (await makeCatalogue()).pack
    const add = (offerId: string) => addLine(owner, { offerId, learnerId: null }).then(refusalOf)
    expect(await add(withdrawn.id)).toBe('offer_gone')
    expect(await add(elsewhere.id)).toBe('offer_gone')
    expect(await add(nobody)).toBe('offer_gone')
    expect(await linesOf(owner)).toEqual([])
  })

  test('people whom one doesn’t pay for', async () => {
    const { structure, single } = await makeCatalogue()
    const { owner, clientFileId } = await makeBuyer(structure, [])
    const stranger = await makeMember(db(), structure)
    const unpaid = await makeLearner(db(), structure, clientFileId, { pays: false })
    for (const learnerId of [stranger.learnerId, unpaid, nobody])
      expect(refusalOf(await addLine(owner, { offerId: single.id, learnerId }))).toBe('learner_unknown')
  })

  test('ages, at once', async () => {
    const { structure } = await makeCatalogue()
    const { owner, clientFileId, learnerId } = await makeBuyer(structure, [])
    const child = await makeLearner(db(), structure, clientFileId, { birthOn: '2020-01-01' })
    const unknown = await makeLearner(db(), structure, clientFileId, { birthOn: null })
    const teens = await makeOffer(db(), structure, { minAge: 12, maxAge: 17 })
    const add = (learner: string) => addLine(owner, { offerId: teens.id, learnerId: learner }).then(refusalOf)
    expect(await add(child)).toBe('too_young')
    expect(await add(learnerId)).toBe('too_old')
    expect(await add(unknown)).toBe('birth_date_missing')
  })

  test('a trial, a membership: once', async () => {
    const { structure, membership, trial } = await makeCatalogue()
    const { owner, learnerId } = await makeBuyer(structure, [membership, trial])
    await age()
    const add = (offerId: string) => addLine(owner, { offerId, learnerId }).then(refusalOf)
    expect(await add(trial.id)).toBe('trial_in_cart')
    expect(await add(membership.id)).toBe('membership_in_cart')
  })

  test('a full cart', async () => {
    const { structure, single } = await makeCatalogue()
    const { owner, learnerId } = await makeBuyer(structure, [])
    for (let line = 0; line < maxCartLines; line++) {
      expect(refusalOf(await addLine(owner, { offerId: single.id, learnerId }))).toBe(null)
      await age()
    }
    expect(refusalOf(await addLine(owner, { offerId: single.id, learnerId }))).toBe('cart_full')
  })
})

describe('[1.C8] for whom', () => {
  test('each learner at their own price', async () => {
    const { structure, membership } = await makeCatalogue()
    const { owner, clientFileId, learnerId } = await makeBuyer(structure, [membership])
    const zoe = await makeLearner(db(), structure, clientFileId)
    await makeReducedRateGrant(db(), structure, zoe)
    const [line] = await linesOf(owner)
    expect(line).toMatchObject({ priceCents: 5_000, isReduced: false })
    expect(refusalOf(await setLineLearner(owner, line!.id, zoe))).toBe(null)
    const [after] = await linesOf(owner)
    expect(after).toMatchObject({ priceCents: 3_000, shownPriceCents: 3_000, isReduced: true })
    expect(refusalOf(await setLineLearner(owner, line!.id, learnerId))).toBe(null)
    expect((await linesOf(owner))[0]).toMatchObject({ priceCents: 5_000, shownPriceCents: 5_000 })
  })

  test('[1.C1] a grant is seen and paid at once, and no longer once it ended', async () => {
    const { structure, membership } = await makeCatalogue()
    const { owner, learnerId } = await makeBuyer(structure, [membership])
    const grantId = await makeReducedRateGrant(db(), structure, learnerId)
    expect(await findCart(owner)).toMatchObject({ problems: [], cart: { totalCents: 3_000 } })
    await db().execute(`update reduced_rate_grants set ends_on = '2000-12-31' where id = '${grantId}'`)
    expect(await findCart(owner)).toMatchObject({ problems: [], cart: { totalCents: 5_000 } })
  })

  test('somebody else’s learner, somebody else’s line', async () => {
    const { structure, single } = await makeCatalogue()
    const buyer = await makeBuyer(structure, [single])
    const other = await makeBuyer(structure, [single])
    const [line] = await linesOf(buyer.owner)
    expect(refusalOf(await setLineLearner(buyer.owner, line!.id, other.learnerId))).toBe('learner_unknown')
    expect(refusalOf(await setLineLearner(other.owner, line!.id, other.learnerId))).toBe('line_gone')
    expect(await removeLine(other.owner, line!.id)).toMatchObject({ ok: true, value: { name: '' } })
    expect(await linesOf(buyer.owner)).toHaveLength(1)
  })
})

describe('[1.C4] removing', () => {
  test('the membership says which lines no longer hold', async () => {
    const { structure, membership, pack, single } = await makeCatalogue()
    const { owner } = await makeBuyer(structure, [membership, pack, single])
    const [line] = await linesOf(owner)
    const removed = await removeLine(owner, line!.id)
    expect(removed).toMatchObject({ ok: true, value: { count: 2, name: membership.name, noLongerHold: [pack.name] } })
    expect(await removeLine(owner, line!.id)).toMatchObject({ ok: true, value: { count: 2, noLongerHold: [] } })
  })
})

describe('[1.C9] changes are shown and accepted', () => {
  test('a price that rose is accepted as it was shown, not as it became since', async () => {
    const { structure, single } = await makeCatalogue()
    const { owner } = await makeBuyer(structure, [single])
    const raise = (priceCents: number) => db().update(offers).set({ priceCents }).where(eq(offers.id, single.id))
    await raise(9_500)
    const shown = await findCart(owner)
    expect(shown?.problems.map(({ code }) => code)).toEqual(['price_changed'])
    await raise(9_900)
    expect(refusalOf(await acceptChanges(owner, shown!.seen))).toBe('cart_changed')
    const again = await findCart(owner)
    expect(refusalOf(await acceptChanges(owner, again!.seen))).toBe(null)
    expect(await findCart(owner)).toMatchObject({ problems: [], cart: { totalCents: 9_900 } })
  })

  test('so are conditions', async () => {
    const { structure, single } = await makeCatalogue()
    const { owner } = await makeBuyer(structure, [single])
    await db().update(offers).set({ conditions: 'Ni repris, ni échangé.' }).where(eq(offers.id, single.id))
    const shown = await findCart(owner)
    expect(shown?.problems.map(({ code }) => code)).toEqual(['conditions_changed'])
    await acceptChanges(owner, shown!.seen)
    expect((await findCart(owner))?.problems).toEqual([])
  })

  test('every change makes another version of the cart', async () => {
    const { structure, single, pack } = await makeCatalogue()
    const { owner, learnerId } = await makeBuyer(structure, [single])
    const version = async () => (await findCart(owner))!.cart.version
    const first = await version()
    await addLine(owner, { offerId: pack.id, learnerId })
    const second = await version()
    await removeLine(owner, (await linesOf(owner))[0]!.id)
    expect([second > first, (await version()) > second]).toEqual([true, true])
    expect(await db().$count(cartLines)).toBeGreaterThan(0)
  })
})
