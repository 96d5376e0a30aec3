import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import type { Job } from '@/lib/core/actor'
import { withLocks } from '@/lib/core/locks'
import { addHours } from '@/lib/core/time'
import { grantPass, moveCredit } from '@/lib/passes/commands'
import { listPasses } from '@/lib/passes/queries'
import { makeBooking } from '../factories/booking'
import { makeLearner, makeMember, type TestMember } from '../factories/member'
import { makeOffer, type TestOffer } from '../factories/offer'
import { makePendingOrder } from '../factories/order'
import { makePass } from '../factories/pass'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()
const job: Job = { kind: 'job', name: 'test' }
const zone = 'Europe/Paris'

let structure: TestStructure
let teacher: TestTeacher
let member: TestMember
let offer: TestOffer

beforeEach(async () => {
  structure = await makeStructure(db())
  teacher = await makeTeacherWithAvailability(db(), structure)
  offer = await makeOffer(db(), structure, { teacherIds: [teacher.id] })
  member = await makeMember(db(), structure)
})

const inHours = (hours: number) => addHours(new Date(), hours)
const scope = () => ({ structureId: structure.id, clientFileId: member.clientFileId })

describe('grantPass [0.I3]', () => {
  test('called again, or at once, for the same line: one pass, one grant, the same id', async () => {
    const order = await makePendingOrder(db(), structure, member, [{ offer }])
    const grant = () =>
      withLocks([`order:${order.id}`], (tx) =>
        grantPass(tx, job, {
          structureId: structure.id,
          learnerId: member.learnerId,
          clientFileId: member.clientFileId,
          offerId: offer.id,
          orderLineId: order.lineIds[0]!,
          name: offer.name,
          credits: 10,
          lessonMinutes: 60,
          validFrom: '2026-01-01',
          validUntil: '2026-06-30',
          bookableFrom: '2026-01-15',
          postponements: 0,
          cancellationNoticeHours: 24,
        }),
      )
    const ids = [...(await Promise.all([grant(), grant(), grant()])), await grant()]
    expect(new Set(ids).size).toBe(1)
    const entries = await database.sql`select kind, amount from pass_entries where pass_id = ${ids[0]!}`
    expect([...entries]).toEqual([{ kind: 'grant', amount: 10 }])
    const audits = await database.sql`select operation from audit_entries where subject_id = ${ids[0]!}`
    expect(audits).toHaveLength(1)
    // The order of this test isn't paid; the invariant would rightly complain.
    await database.sql`update orders set status = 'paid', paid_at = now(), paid_on = current_date where id = ${order.id}`
    await database.sql`update payments set status = 'succeeded', received_at = now() where order_id = ${order.id}`
  })
})

describe('moveCredit [0.I2]', () => {
  test('the ledger refuses to go under what was granted, and to take twice for one lesson', async () => {
    const pass = await makePass(db(), structure, member, { offer, credits: 1 })
    const booking = await makeBooking(db(), structure, pass, teacher, { startsAt: inHours(72) })
    const move = { structureId: structure.id, passId: pass.id, bookingId: booking.id }
    const reserve = (rank: number) =>
      withLocks([`pass:${pass.id}`], async (tx) => {
        await moveCredit(tx, job, 'reserve', move, rank)
        return { ok: true as const }
      })
    expect(await reserve(1)).toEqual({ ok: false, refusal: 'no_credit_left' })
    await expect(database.sql`update pass_entries set amount = 0 where pass_id = ${pass.id}`).rejects.toThrow(
      /append-only/,
    )
  })
})

describe('listPasses [1.F1] [1.G2]', () => {
  test('gives figures from the ledger, and who may teach', async () => {
    const pass = await makePass(db(), structure, member, { offer })
    await makeBooking(db(), structure, pass, teacher, { startsAt: inHours(-50) })
    await makeBooking(db(), structure, pass, teacher, { startsAt: inHours(50) })
    const [shown] = await listPasses(scope(), zone)
    expect(shown).toMatchObject({
      id: pass.id,
      figures: { granted: 10, taken: 1, reserved: 1, remaining: 8 },
      teacherIds: [teacher.id],
      isEnded: false,
      refusal: null,
      mayBook: true,
    })
  })

  test('says why a pass books no more', async () => {
    await makePass(db(), structure, member, { offer, validUntil: '2001-01-01' })
    const used = await makePass(db(), structure, member, { offer, credits: 1, validUntil: '2098-01-01' })
    await makeBooking(db(), structure, used, teacher, { startsAt: inHours(50) })
    const shown = await listPasses(scope(), zone)
    expect(shown.map((pass) => [pass.refusal, pass.isEnded])).toEqual([
      ['pass_expired', true],
      ['no_credit_left', false],
    ])
  })

  test('of the learners that the file sees, of one when asked, never of others [0.I9]', async () => {
    const child = await makeLearner(db(), structure, member.clientFileId)
    const seenOnly = await makeLearner(db(), structure, member.clientFileId, { books: false })
    const hidden = await makeLearner(db(), structure, member.clientFileId, { sees: false })
    const of = (learnerId: string) => makePass(db(), structure, { ...member, learnerId }, { offer })
    const passes = [await of(member.learnerId), await of(child), await of(seenOnly), await of(hidden)]
    const other = await makeMember(db(), structure)
    await makePass(db(), structure, other, { offer })
    const ids = (await listPasses(scope(), zone)).map((pass) => pass.id)
    expect(ids.sort()).toEqual(
      passes
        .slice(0, 3)
        .map((pass) => pass.id)
        .sort(),
    )
    const [one, ...rest] = await listPasses({ ...scope(), learnerId: seenOnly }, zone)
    expect([one!.learnerId, one!.mayBook, rest.length]).toEqual([seenOnly, false, 0])
    expect(await listPasses({ ...scope(), learnerId: other.learnerId }, zone)).toEqual([])
    const elsewhere = await makeStructure(db())
    expect(await listPasses({ ...scope(), structureId: elsewhere.id }, zone)).toEqual([])
  })
})
