import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { auditEntries } from '@/db/schema/audit'
import { offerCourses } from '@/db/schema/courses'
import { interests } from '@/db/schema/interests'
import { setInterest } from '@/lib/interests/commands/set-interest'
import { countInterestedInCourse, listInterests, listLikeableOffers } from '@/lib/interests/queries/list-interests'
import { isLikeable, mayNoteInterest } from '@/lib/interests/rules'
import { listRecipients } from '@/lib/segments/queries/list-recipients'
import { makeCourse } from '@/tests/factories/course'
import { makeMember, type TestMember } from '@/tests/factories/member'
import { makeMembershipOffer, makeOffer, type TestOffer } from '@/tests/factories/offer'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure, type TestStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'

await createTestDatabase({ checksInvariants: false })

let structure: TestStructure
let offer: TestOffer
let anne: TestMember

beforeAll(async () => {
  structure = await makeStructure(db())
  offer = await makeOffer(db(), structure, { kind: 'group' })
  anne = await makeMember(db(), structure, { firstName: 'Anne' })
})

const like = (isOn: boolean, of = anne) =>
  setInterest(of.actor, { clientFileId: of.clientFileId, offerId: offer.id, isOn })
const liked = async () => (await listInterests(structure.id, anne.clientFileId)).map(({ offerId }) => offerId)

describe('[2.E1] an interest', () => {
  test('is said and taken back by its member, twice is once, each in the journal', async () => {
    await Promise.all([like(true), like(true), like(true)])
    expect(await liked()).toEqual([offer.id])
    expect(await db().select().from(interests).where(eq(interests.clientFileId, anne.clientFileId))).toHaveLength(1)
    expect(await like(false)).toEqual({ ok: true, value: null })
    expect(await like(false)).toEqual({ ok: true, value: null })
    expect(await liked()).toEqual([])
    const written = await db()
      .select({ operation: auditEntries.operation })
      .from(auditEntries)
      .where(and(eq(auditEntries.clientFileId, anne.clientFileId), eq(auditEntries.subjectId, offer.id)))
    expect(written.map(({ operation }) => operation)).toEqual(['interest.note', 'interest.remove'])
  })

  test('is noted by the office, with who did; nobody notes one in somebody else’s file, or of another school’s offer', async () => {
    const { actor } = await makeStaff(db(), structure)
    const wanted = { clientFileId: anne.clientFileId, offerId: offer.id, isOn: true }
    expect(await setInterest(actor, wanted)).toEqual({ ok: true, value: null })
    const [noted] = await listInterests(structure.id, anne.clientFileId)
    expect(noted).toMatchObject({ name: offer.name, notedBy: expect.stringMatching(/./) })
    const boris = await makeMember(db(), structure)
    expect(await setInterest(boris.actor, wanted)).toEqual({ ok: false, refusal: 'not_found' })
    const elsewhere = await makeStructure(db())
    const theirs = await makeOffer(db(), elsewhere)
    expect(await setInterest(actor, { ...wanted, offerId: theirs.id })).toEqual({ ok: false, refusal: 'not_found' })
    const stranger = await makeStaff(db(), elsewhere)
    expect(await setInterest(stranger.actor, wanted)).toEqual({ ok: false, refusal: 'not_found' })
    expect(mayNoteInterest({ kind: 'visitor' }, anne.clientFileId)).toBe(false)
  })

  test('feeds segments, and is counted for each course that sells its offer', async () => {
    await like(true)
    const reached = await listRecipients(structure.id, { kind: 'interested', offerId: offer.id })
    expect(reached.map(({ clientFileId }) => clientFileId)).toEqual([anne.clientFileId])
    const course = await makeCourse(db(), structure, { firstOn: '2027-01-11' })
    await db().insert(offerCourses).values({ offerId: offer.id, courseId: course.id })
    expect(await countInterestedInCourse(structure.id, course.id)).toEqual([
      { offerId: offer.id, name: offer.name, count: 1 },
    ])
  })

  test('is in what one follows, not in a membership nor, for a member, in what isn’t in the catalogue', async () => {
    const membership = await makeMembershipOffer(db(), structure)
    expect(isLikeable(membership)).toBe(false)
    const hidden = await makeOffer(db(), structure, { isPublished: false, archivedAt: new Date('2026-01-01') })
    const { actor } = await makeStaff(db(), structure)
    const say = (who: TestMember['actor'] | typeof actor, offerId: string) =>
      setInterest(who, { clientFileId: anne.clientFileId, offerId, isOn: true })
    expect(await say(anne.actor, membership.id)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await say(actor, membership.id)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await say(anne.actor, hidden.id)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await say(actor, hidden.id)).toEqual({ ok: true, value: null })
    expect((await listLikeableOffers(structure.id)).map(({ id }) => id)).toEqual([offer.id])
  })
})
