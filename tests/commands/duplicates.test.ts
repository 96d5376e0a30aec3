import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accountCreditEntries } from '@/db/schema/account-credits'
import { accountSessions } from '@/db/schema/accounts'
import { bookings } from '@/db/schema/bookings'
import { cartLines, carts } from '@/db/schema/cart'
import { clientFiles } from '@/db/schema/client-files'
import { fileMergers } from '@/db/schema/duplicates'
import { passes } from '@/db/schema/passes'
import { auditJournal } from '@/db/views'
import { addLine } from '@/lib/cart/commands/add-line'
import type { Staff } from '@/lib/core/actor'
import { findInstant } from '@/lib/core/time'
import { dismissPair } from '@/lib/duplicates/commands/dismiss-pair'
import { mergeFiles } from '@/lib/duplicates/commands/merge-files'
import { undoMerge } from '@/lib/duplicates/commands/undo-merge'
import { listLikelyOf, listLikelyPairs } from '@/lib/duplicates/queries/list-likely'
import { listMergers } from '@/lib/duplicates/queries/list-mergers'
import { loadMerge } from '@/lib/duplicates/queries/load-merge'
import type { MergeChoices, MergeSide } from '@/lib/duplicates/types'
import { answerRequest } from '@/lib/pricing/commands/answer-request'
import { makeBooking } from '@/tests/factories/booking'
import { makeBusyMember } from '@/tests/factories/household'
import { makeMember, type TestMember } from '@/tests/factories/member'
import { makeOffer } from '@/tests/factories/offer'
import { makePass } from '@/tests/factories/pass'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure, type TestStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'
import { openShop } from '@/tests/support/payments'
import { readOwnedRows } from '@/tests/support/rows'

const database = await createTestDatabase()
openShop(database, { isDeaf: true })

let structure: TestStructure
let staff: Staff
beforeAll(async () => {
  structure = await makeStructure(db())
  staff = (await makeStaff(db(), structure)).actor
})

type Files = { kept: Pick<TestMember, 'fileNumber'>; merged: Pick<TestMember, 'fileNumber'> }
async function merge(files: Files, given: { login?: MergeSide; choices?: MergeChoices; actor?: Staff } = {}) {
  const numbers = { kept: files.kept.fileNumber, merged: files.merged.fileNumber }
  const preview = await loadMerge(structure.id, numbers)
  const { login = 'kept', choices = {}, actor = staff } = given
  return mergeFiles(actor, { ...numbers, seen: preview?.seen ?? '', login, choices })
}
const fileOf = async ({ clientFileId }: Pick<TestMember, 'clientFileId'>) =>
  (await db().select().from(clientFiles).where(eq(clientFiles.id, clientFileId)))[0]!
const mergerOf = async ({ clientFileId }: Pick<TestMember, 'clientFileId'>) =>
  (await db().select().from(fileMergers).where(eq(fileMergers.mergedFileId, clientFileId)))[0]!

describe('[2.A4] merging two files', () => {
  test('everything moves, the holders become one learner, and undone it is as it was, row by row', async () => {
    const kept = await makeMember(db(), structure, { firstName: 'Nora', lastName: 'Belkacem' })
    const merged = await makeBusyMember(structure, { firstName: 'Nora', lastName: 'Belkacem' })
    const answer = {
      zone: structure.timeZone,
      requestId: merged.requestId,
      answer: { kind: 'refuse', reason: 'Illisible' },
    } as const
    expect(await answerRequest(staff, answer)).toMatchObject({ ok: true })
    const before = await readOwnedRows(database.sql)
    expect(await merge({ kept, merged })).toEqual({ ok: true, value: { number: kept.fileNumber } })

    expect(await fileOf(merged)).toMatchObject({ status: 'merged', mergedIntoId: kept.clientFileId, accountId: null })
    const left = await database.sql`select 1 from orders where client_file_id = ${merged.clientFileId}
      union all select 1 from bookings where client_file_id = ${merged.clientFileId} or learner_id = ${merged.learnerId}
      union all select 1 from invoices where client_file_id = ${merged.clientFileId}
      union all select 1 from passes where learner_id = ${merged.learnerId}
      union all select 1 from guardianships where client_file_id = ${merged.clientFileId}`
    expect([...left]).toEqual([])
    const entries = await db().select().from(auditJournal).where(eq(auditJournal.operation, 'client_file.merge'))
    expect(entries.map(({ clientFileId }) => clientFileId).sort()).toEqual(
      [kept.clientFileId, merged.clientFileId].sort(),
    )

    const { id } = await mergerOf(merged)
    expect(await undoMerge(staff, id)).toEqual({
      ok: true,
      value: { kept: kept.fileNumber, merged: merged.fileNumber },
    })
    expect(await readOwnedRows(database.sql)).toEqual(before)
    expect(await undoMerge(staff, id)).toMatchObject({ refusal: 'already_undone' })
  })

  test('of what both say, the chosen value stays; what one alone says is kept', async () => {
    const kept = await makeMember(db(), structure, { lastName: 'Aubry' })
    const merged = await makeMember(db(), structure, { lastName: 'Aubri', postcode: '69001' })
    await db().update(clientFiles).set({ phone: '' }).where(eq(clientFiles.id, kept.clientFileId))
    const preview = (await loadMerge(structure.id, { kept: kept.fileNumber, merged: merged.fileNumber }))!
    expect(preview.conflicts).toEqual(['lastName', 'email', 'address'])
    await merge({ kept, merged }, { login: 'merged', choices: { address: 'merged', lastName: 'kept' } })
    expect(await fileOf(kept)).toMatchObject({
      lastName: 'Aubry',
      postcode: '69001',
      phone: '+33199000003',
      email: kept.email,
      accountId: merged.accountId,
    })
    const [session] = await db().select().from(accountSessions).where(eq(accountSessions.id, kept.sessionId))
    expect(session!.endedAt).not.toBeNull()
  })

  test('undone, what came of what goes back goes with it, and what came otherwise stays', async () => {
    const kept = await makeMember(db(), structure, { lastName: 'Roche' })
    const merged = await makeBusyMember(structure, { lastName: 'Roche' })
    await merge({ kept, merged })
    const [moved] = await db().select().from(passes).where(eq(passes.id, merged.pass.id))
    const later = findInstant('2098-07-07', '10:00', structure.timeZone)!
    const since = await makeBooking(db(), structure, moved!, merged.teacher, { startsAt: later })
    const own = await makePass(db(), structure, kept)
    await db().update(clientFiles).set({ city: 'Lyon' }).where(eq(clientFiles.id, kept.clientFileId))
    const { id } = await mergerOf(merged)
    expect(await undoMerge(staff, id)).toMatchObject({ ok: true })
    const [back] = await db().select().from(bookings).where(eq(bookings.id, since.id))
    expect(back).toMatchObject({ clientFileId: merged.clientFileId, learnerId: merged.learnerId })
    const [stays] = await db().select().from(passes).where(eq(passes.id, own.id))
    expect(stays!.clientFileId).toBe(kept.clientFileId)
    expect(await fileOf(kept)).toMatchObject({ city: 'Lyon', lastName: 'Roche' })
  })

  test('two holders who are in two places at once stay two learners, and the page says so', async () => {
    const [one, other] = [await makeMember(db(), structure), await makeMember(db(), structure)]
    const startsAt = findInstant('2098-06-01', '10:00', structure.timeZone)!
    for (const [rank, member] of [one, other].entries()) {
      const { makeTeacherWithAvailability } = await import('@/tests/factories/teacher')
      const teacher = await makeTeacherWithAvailability(db(), structure)
      const pass = await makePass(db(), structure, member)
      await makeBooking(db(), structure, pass, teacher, { startsAt, roomId: structure.roomIds[rank] })
    }
    const preview = (await loadMerge(structure.id, { kept: one.fileNumber, merged: other.fileNumber }))!
    expect(preview.learners).toMatchObject([{ fate: 'apart', clashes: ['time'] }])
    expect(await merge({ kept: one, merged: other })).toMatchObject({ ok: true })
    const ties =
      await database.sql`select learner_id, is_self from guardianships where client_file_id = ${one.clientFileId} order by is_self`
    expect([...ties]).toEqual([
      { learner_id: other.learnerId, is_self: false },
      { learner_id: one.learnerId, is_self: true },
    ])
  })

  test('the cart that stays takes the lines of the other', async () => {
    const [kept, merged] = [await makeMember(db(), structure), await makeMember(db(), structure)]
    const offer = await makeOffer(db(), structure, { requiresMembership: false })
    await addLine(
      { kind: 'file', structureId: structure.id, clientFileId: merged.clientFileId },
      { offerId: offer.id, learnerId: merged.learnerId },
    )
    await merge({ kept, merged })
    const lines = await db()
      .select({ learner: cartLines.learnerId })
      .from(cartLines)
      .innerJoin(carts, eq(carts.id, cartLines.cartId))
      .where(eq(carts.clientFileId, kept.clientFileId))
    expect(lines).toEqual([{ learner: kept.learnerId }])
  })
})

describe('[2.A4] what is refused', () => {
  test('same file, closed file, a page that is out of date, no choice of login, the login of a colleague, another role, another structure', async () => {
    const [one, other, third] = [
      await makeMember(db(), structure),
      await makeMember(db(), structure),
      await makeMember(db(), structure),
    ]
    expect(await merge({ kept: one, merged: one })).toMatchObject({ refusal: 'same_file' })
    const numbers = { kept: one.fileNumber, merged: other.fileNumber }
    expect(await mergeFiles(staff, { ...numbers, seen: 'x', login: 'kept', choices: {} })).toMatchObject({
      refusal: 'files_changed',
    })
    expect(await mergeFiles(staff, { ...numbers, seen: 'x', login: null, choices: {} })).toMatchObject({
      refusal: 'login_missing',
    })
    await makeStaff(db(), structure, { accountId: other.accountId, role: 'accountant' })
    expect(await merge({ kept: one, merged: other })).toMatchObject({ refusal: 'staff_login' })
    const { actor: accountant } = await makeStaff(db(), structure, { role: 'accountant' })
    expect(await merge({ kept: one, merged: third }, { actor: accountant })).toMatchObject({ refusal: 'not_found' })
    const elsewhere = await makeMember(db(), await makeStructure(db()))
    expect(await merge({ kept: one, merged: elsewhere })).toMatchObject({ refusal: 'not_found' })
    expect(await merge({ kept: one, merged: third })).toMatchObject({ ok: true })
    expect(await merge({ kept: other, merged: third }, { login: 'merged' })).toMatchObject({ refusal: 'file_closed' })
  })

  test('undoing after 30 days, or when the money that would go back was spent', async () => {
    const [kept, merged] = [await makeMember(db(), structure), await makeBusyMember(structure)]
    await merge({ kept, merged })
    const { id } = await mergerOf(merged)
    await db()
      .insert(accountCreditEntries)
      .values({
        structureId: structure.id,
        clientFileId: kept.clientFileId,
        kind: 'use',
        amountCents: -1_500,
        businessKey: `use:${kept.clientFileId}`,
        actor: { kind: 'job', name: 'test' },
      })
    expect(await undoMerge(staff, id)).toMatchObject({ refusal: 'credit_spent', detail: { cents: 1_500 } })
    await database.sql`update file_mergers set created_at = created_at - interval '31 days' where id = ${id}`
    expect(await undoMerge(staff, id)).toMatchObject({ refusal: 'undo_too_late' })
    expect(await listMergers(staff, kept.clientFileId)).toEqual([])
  })

  test('nothing new arrives in a file that was merged', async () => {
    const [kept, merged] = [await makeMember(db(), structure), await makeMember(db(), structure)]
    await merge({ kept, merged })
    await expect(makePass(db(), structure, merged)).rejects.toMatchObject({
      cause: { constraint_name: 'client_files_open' },
    })
  })
})

describe('[2.A4] likely doubles', () => {
  test('are shown with their reasons, until somebody says that they are two people', async () => {
    const own = await makeStructure(db())
    const { actor } = await makeStaff(db(), own)
    const one = await makeMember(db(), own, { firstName: 'Léa', lastName: 'Dupont', birthOn: '1991-02-03' })
    const other = await makeMember(db(), own, { firstName: 'Lea', lastName: 'Dupond', birthOn: '1991-02-03' })
    await database.sql`update client_files set phone = '+33199001' || number where structure_id = ${own.id}`
    expect(await listLikelyPairs(actor)).toMatchObject([{ likenesses: ['birth'] }])
    expect(await listLikelyOf(actor, other.clientFileId)).toMatchObject([
      { one: { id: other.clientFileId }, other: { id: one.clientFileId } },
    ])
    const numbers = { one: one.fileNumber, other: other.fileNumber }
    expect(await dismissPair(actor, numbers)).toEqual({ ok: true, value: null })
    expect(await dismissPair(actor, numbers)).toEqual({ ok: true, value: null })
    expect(await listLikelyPairs(actor)).toEqual([])
  })
})
