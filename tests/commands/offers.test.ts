import { and, eq, like } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { offers } from '@/db/schema/catalogue'
import { auditJournal } from '@/db/views'
import { listOffers } from '@/lib/catalogue/queries/list-offers'
import { archiveOffer, restoreOffer } from '@/lib/offers/commands/archive-offer'
import { changeOffer, createOffer, publishOffer } from '@/lib/offers/commands/change-offer'
import { changeSeveral, undoSeveral } from '@/lib/offers/commands/change-several'
import { shiftOffer } from '@/lib/offers/commands/move-offer'
import { countUse, findDeskOffer, listDeskOffers } from '@/lib/offers/queries/list-desk-offers'
import { fingerprintBulk, planBulk } from '@/lib/offers/rules'
import type { BulkChange, OfferTerms } from '@/lib/offers/types'
import { makeCourse } from '../factories/course'
import { makeMember } from '../factories/member'
import { makeOffer } from '../factories/offer'
import { makeCart } from '../factories/order'
import { makePass } from '../factories/pass'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

let structure: TestStructure
let admin: TestStaff
let teacherId: string

beforeEach(async () => {
  structure = await makeStructure(db())
  admin = await makeStaff(db(), structure)
  teacherId = (await makeTeacherWithAvailability(db(), structure)).id
})

const termsOf = (given: Partial<OfferTerms> = {}): OfferTerms => ({
  name: 'Forfait 5 cours d’harmonica',
  summary: 'Cinq cours.',
  description: 'Le souffle.',
  conditions: 'Trois mois.',
  discipline: 'Harmonica',
  level: '',
  minAge: null,
  maxAge: null,
  credits: 5,
  lessonMinutes: 45,
  validityMonths: 3,
  isTrial: false,
  requiresMembership: false,
  postponements: 0,
  priceCents: 40_000,
  reducedPriceCents: null,
  maxChequeInstalments: 2,
  maxCardInstalments: 3,
  isRedeemable: true,
  teacherIds: [teacherId],
  ...given,
})
const journal = () =>
  db()
    .select({ operation: auditJournal.operation, before: auditJournal.before, after: auditJournal.after })
    .from(auditJournal)
    .where(and(eq(auditJournal.structureId, structure.id), like(auditJournal.operation, 'offer.%')))
    .orderBy(auditJournal.id)
const make = async (given: Partial<OfferTerms> = {}): Promise<string> => {
  const made = await createOffer(admin.actor, 'individual', termsOf(given))
  if (!made.ok) throw new Error(made.refusal)
  return made.value.offerId
}
const one = async (id: string) => (await findDeskOffer(structure.id, id))!

describe('[1.H1] an offer of the office', () => {
  test('is made hidden, with an address of its own, then sold; the journal says all of it', async () => {
    const id = await make()
    const twin = await make()
    expect(await listOffers(structure.id)).toEqual([])
    expect(await one(id)).toMatchObject({ slug: 'forfait-5-cours-d-harmonica', isPublished: false, revision: 0 })
    expect((await one(twin)).slug).toBe('forfait-5-cours-d-harmonica-2')
    expect(await publishOffer(admin.actor, id, true)).toMatchObject({ ok: true })
    expect(await publishOffer(admin.actor, id, true)).toMatchObject({ ok: true })
    expect((await listOffers(structure.id)).map((offer) => offer.teachers.length)).toEqual([1])
    expect((await journal()).map(({ operation }) => operation)).toEqual([
      'offer.created',
      'offer.created',
      'offer.published',
    ])
  })

  test('changes as its page showed it: whoever saves a page that is out of date changes nothing', async () => {
    const offerId = await make()
    const first = await changeOffer(admin.actor, { offerId, revision: 0, terms: termsOf({ priceCents: 42_000 }) })
    const second = await changeOffer(admin.actor, { offerId, revision: 0, terms: termsOf({ priceCents: 1_000 }) })
    expect(first.ok).toBe(true)
    expect(second).toEqual({ ok: false, refusal: 'offer_changed' })
    expect(await one(offerId)).toMatchObject({ priceCents: 42_000, revision: 1 })
    expect((await journal()).at(-1)).toEqual({
      operation: 'offer.changed',
      before: { priceCents: 40_000 },
      after: { priceCents: 42_000 },
    })
  })

  test('on sale it keeps somebody to give it, and teachers of the structure only', async () => {
    const offerId = await make()
    await publishOffer(admin.actor, offerId, true)
    const { revision } = await one(offerId)
    const save = (teacherIds: string[]) =>
      changeOffer(admin.actor, { offerId, revision, terms: termsOf({ teacherIds }) })
    expect(await save([])).toEqual({ ok: false, refusal: 'offer_without_teacher' })
    const stranger = await makeTeacherWithAvailability(db(), await makeStructure(db()))
    expect(await save([stranger.id])).toEqual({ ok: false, refusal: 'teacher_unknown' })
    expect((await one(offerId)).teacherIds).toEqual([teacherId])
  })

  test('a group package is published once it is sold on a course, and keeps the length of its sessions', async () => {
    const made = await createOffer(admin.actor, 'group', termsOf({ lessonMinutes: 90 }))
    if (!made.ok) throw new Error(made.refusal)
    const { offerId } = made.value
    expect(await publishOffer(admin.actor, offerId, true)).toEqual({ ok: false, refusal: 'offer_without_course' })
    const course = await makeCourse(db(), structure, { firstOn: '2099-01-07' })
    await db().execute(`insert into offer_courses (offer_id, course_id) values ('${offerId}', '${course.id}')`)
    expect(await publishOffer(admin.actor, offerId, true)).toMatchObject({ ok: true })
    const { revision } = await one(offerId)
    expect(await changeOffer(admin.actor, { offerId, revision, terms: termsOf() })).toMatchObject({
      refusal: 'length_of_courses',
    })
  })

  test('exists for an admin of its structure only ([6.S1])', async () => {
    const offerId = await make()
    const foreign = (await makeStaff(db(), await makeStructure(db()))).actor
    const roles = await Promise.all(
      (['teacher', 'accountant', 'organiser'] as const).map((role) => makeStaff(db(), structure, { role })),
    )
    for (const actor of [foreign, ...roles.map((staff) => staff.actor)]) {
      const refused = { ok: false, refusal: 'not_found' }
      expect(await changeOffer(actor, { offerId, revision: 0, terms: termsOf() })).toEqual(refused)
      expect(await publishOffer(actor, offerId, true)).toEqual(refused)
      expect(await shiftOffer(actor, offerId, 'down')).toEqual(refused)
    }
    expect(await findDeskOffer(foreign.structureId, offerId)).toBeNull()
  })

  test('says who would feel a change', async () => {
    const offer = await makeOffer(db(), structure, { teacherIds: [teacherId] })
    const member = await makeMember(db(), structure)
    await makePass(db(), structure, member, { offer })
    await makePass(db(), structure, member, { offer, validUntil: '2001-01-01' })
    expect(await countUse(admin.actor, offer.id)).toEqual({ carts: 0, openOrders: 0, passes: 1 })
  })
})

describe('[1.H1] several at once', () => {
  const seen = async (offerIds: string[], change: BulkChange) => {
    const rows = (await listDeskOffers(structure.id)).filter(({ id }) => offerIds.includes(id))
    return { offerIds, change, fingerprint: fingerprintBulk(planBulk(rows, change)) }
  }
  const raise: BulkChange = { gesture: 'prix', tenths: 100, roundTo: 100 }

  test('prices change as the preview showed, and come back but for what was changed since', async () => {
    const [a, b] = [await make(), await make({ reducedPriceCents: 30_000 })]
    const done = await changeSeveral(admin.actor, await seen([a, b], raise))
    if (!done.ok) throw new Error(done.refusal)
    expect(done.value.count).toBe(2)
    expect(await one(b)).toMatchObject({ priceCents: 44_000, reducedPriceCents: 33_000, revision: 1 })
    await changeOffer(admin.actor, { offerId: a, revision: 1, terms: termsOf({ priceCents: 50_000 }) })
    expect(await undoSeveral(admin.actor, done.value.batchId)).toMatchObject({ value: { count: 1 } })
    expect((await one(a)).priceCents).toBe(50_000)
    expect(await one(b)).toMatchObject({ priceCents: 40_000, reducedPriceCents: 30_000, revision: 2 })
    expect(await undoSeveral(admin.actor, done.value.batchId)).toEqual({ ok: false, refusal: 'bulk_nothing_left' })
  })

  test('nothing is done when something changed since the preview, nor to another structure’s', async () => {
    const id = await make()
    const asked = await seen([id], raise)
    await changeOffer(admin.actor, { offerId: id, revision: 0, terms: termsOf({ name: 'Autre' }) })
    expect(await changeSeveral(admin.actor, asked)).toEqual({ ok: false, refusal: 'bulk_changed' })
    const foreign = (await makeStaff(db(), await makeStructure(db()))).actor
    expect(await changeSeveral(foreign, await seen([id], raise))).toMatchObject({ ok: false })
    expect((await one(id)).priceCents).toBe(40_000)
  })

  test('what nobody could use stays hidden, the rest is published', async () => {
    const [a, b] = [await make(), await make({ teacherIds: [] })]
    const done = await changeSeveral(admin.actor, await seen([a, b], { gesture: 'publier' }))
    expect(done).toMatchObject({ value: { count: 1 } })
    expect([(await one(a)).isPublished, (await one(b)).isPublished]).toEqual([true, false])
    expect(await changeSeveral(admin.actor, await seen([b], { gesture: 'publier' }))).toEqual({
      ok: false,
      refusal: 'bulk_nothing_left',
    })
  })
})

describe('[1.H1] the archives', () => {
  test('take an offer off sale, off the desk and off the list, keep its passes, and give it back hidden', async () => {
    const id = await make()
    await publishOffer(admin.actor, id, true)
    expect(await archiveOffer(admin.actor, id, 0)).toMatchObject({ ok: true })
    expect(await archiveOffer(admin.actor, id, 0)).toMatchObject({ ok: true })
    expect(await listOffers(structure.id)).toEqual([])
    expect(await one(id)).toMatchObject({ isPublished: false, archivedAt: expect.any(Date) })
    const archived = { ok: false, refusal: 'offer_archived' }
    expect(await publishOffer(admin.actor, id, true)).toEqual(archived)
    const { revision } = await one(id)
    expect(await changeOffer(admin.actor, { offerId: id, revision, terms: termsOf() })).toEqual(archived)
    expect(await restoreOffer(admin.actor, id)).toMatchObject({ ok: true })
    expect(await one(id)).toMatchObject({ isPublished: false, archivedAt: null })
    expect((await journal()).map(({ operation }) => operation).slice(-2)).toEqual(['offer.archived', 'offer.restored'])
  })

  test('take no offer that is in more carts than the page said', async () => {
    const offer = await makeOffer(db(), structure)
    await makeCart(db(), structure, await makeMember(db(), structure), [{ offer }])
    const refused = { ok: false, refusal: 'offer_in_carts', detail: { count: 1 } }
    expect(await archiveOffer(admin.actor, offer.id, 0)).toEqual(refused)
    expect(await archiveOffer(admin.actor, offer.id, 1)).toMatchObject({ ok: true })
  })
})

test('[1.H1] the order of the catalogue moves by one place, or to where a row was dropped', async () => {
  const [a, b] = [await make(), await make()]
  const order = async () =>
    (
      await db()
        .select({ id: offers.id })
        .from(offers)
        .where(eq(offers.structureId, structure.id))
        .orderBy(offers.position)
    ).map(({ id }) => id)
  expect(await order()).toEqual([a, b])
  expect(await shiftOffer(admin.actor, b, 'up')).toEqual({ ok: true, value: null })
  expect(await order()).toEqual([b, a])
  expect(await shiftOffer(admin.actor, b, 'up')).toEqual({ ok: false, refusal: 'offer_at_the_end' })
  expect(await shiftOffer(admin.actor, b, { after: a })).toEqual({ ok: true, value: null })
  expect(await order()).toEqual([a, b])
})
