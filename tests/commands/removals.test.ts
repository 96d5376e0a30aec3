import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accountSessions, accounts } from '@/db/schema/accounts'
import { clientFiles, learners } from '@/db/schema/client-files'
import { consents } from '@/db/schema/file-notes'
import { invoices } from '@/db/schema/invoices'
import { messages } from '@/db/schema/messages'
import { orders } from '@/db/schema/orders'
import { outboxEvents } from '@/db/schema/outbox'
import { auditJournal } from '@/db/views'
import { findMemberContext } from '@/lib/client-files/queries/find-member-context'
import type { Staff } from '@/lib/core/actor'
import { mergeFiles } from '@/lib/duplicates/commands/merge-files'
import { listMergers } from '@/lib/duplicates/queries/list-mergers'
import { loadMerge } from '@/lib/duplicates/queries/load-merge'
import { startImport, startTakingBack } from '@/lib/imports/commands/move-import'
import { previewFile, runLines, takeBackLines } from '@/lib/imports/flows'
import { findImport, listImportLines } from '@/lib/imports/queries/list-imports'
import { forgetOutlived } from '@/lib/removals/commands/forget-outlived'
import { removeFileByOffice, removeOwnFile } from '@/lib/removals/commands/remove-file'
import { restoreFile } from '@/lib/removals/commands/restore-file'
import { previewRemoval } from '@/lib/removals/queries/find-removable'
import { listOutlived } from '@/lib/removals/queries/list-outlived'
import { makeBooking } from '@/tests/factories/booking'
import { makeBusyMember } from '@/tests/factories/household'
import { makeImport } from '@/tests/factories/import'
import { makeLearner, makeMember, type TestMember } from '@/tests/factories/member'
import { makeOffer } from '@/tests/factories/offer'
import { makePendingOrder } from '@/tests/factories/order'
import { makePass } from '@/tests/factories/pass'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure, type TestStructure } from '@/tests/factories/structure'
import { makeTeacherWithAvailability } from '@/tests/factories/teacher'
import { createTestDatabase } from '@/tests/support/database'
import { openShop } from '@/tests/support/payments'
import { readOwnedRows } from '@/tests/support/rows'

const database = await createTestDatabase()
openShop(database, { isDeaf: true })
const password = 'une valise sous le piano'

let structure: TestStructure
let staff: Staff
beforeAll(async () => {
  structure = await makeStructure(db())
  staff = (await makeStaff(db(), structure)).actor
})

const fileOf = async ({ clientFileId }: Pick<TestMember, 'clientFileId'>) =>
  (await db().select().from(clientFiles).where(eq(clientFiles.id, clientFileId)))[0]
const accountOf = async ({ accountId }: Pick<TestMember, 'accountId'>) =>
  (await db().select().from(accounts).where(eq(accounts.id, accountId)))[0]!
const retire = (member: Pick<TestMember, 'clientFileId'>, reason = 'Demande par téléphone') =>
  removeFileByOffice(staff, member.clientFileId, reason)

/** Somebody who has been taught and owes nothing. */
async function makePast(given: Parameters<typeof makeMember>[2] = {}) {
  const member = await makeMember(db(), structure, given)
  const childId = await makeLearner(db(), structure, member.clientFileId)
  const teacher = await makeTeacherWithAvailability(db(), structure)
  const pass = await makePass(db(), structure, member, { credits: 1, validUntil: '2020-12-31' })
  const rank = Number(member.fileNumber) % 300
  const startsAt = new Date(Date.UTC(2020, 0, 6 + rank, 9))
  await makeBooking(db(), structure, pass, teacher, { startsAt, attendance: 'present' })
  return { ...member, childId }
}

describe('[2.A6] the four outcomes', () => {
  test('a balance comes first, whatever else there is', async () => {
    const busy = await makeBusyMember(structure, { password })
    expect(await removeOwnFile(busy.actor, password)).toMatchObject({ refusal: 'balance' })
    const { facts } = (await previewRemoval(structure.id, busy.clientFileId))!
    expect(facts).toMatchObject({ creditCents: 2_000, lessonsLeft: 4, waitingOrders: 0 })
    expect(facts.engagements.map(({ kind }) => kind).sort()).toEqual([
      'lesson',
      'queue',
      'queue',
      ...Array(4).fill('session'),
    ])
  })

  test('an order that waits for its payment is a balance', async () => {
    const member = await makeMember(db(), structure)
    await makePendingOrder(db(), structure, member, [{ offer: await makeOffer(db(), structure) }])
    expect(await retire(member)).toMatchObject({ refusal: 'balance' })
  })

  test('registered for something to come: refused, with the list', async () => {
    const member = await makeMember(db(), structure)
    const pass = await makePass(db(), structure, member, { credits: 1 })
    const teacher = await makeTeacherWithAvailability(db(), structure)
    await makeBooking(db(), structure, pass, teacher, { startsAt: new Date('2098-01-05T09:00:00Z') })
    expect(await retire(member)).toMatchObject({ refusal: 'engaged' })
  })

  test('past activities: deactivated; name and postcode stay, the rest is gone from every table', async () => {
    const member = await makePast({
      firstName: 'Irène',
      lastName: 'Zylberstein',
      email: 'irene@zylber.example',
      password,
    })
    await db()
      .update(learners)
      .set({ notesForTeacher: 'Asthme', emergencyContact: 'Zoran' })
      .where(eq(learners.id, member.childId))
    await db()
      .insert(messages)
      .values({
        structureId: structure.id,
        clientFileId: member.clientFileId,
        key: `test:${member.clientFileId}`,
        template: 'order_paid',
        recipient: member.email,
        subject: 'Bonjour',
        html: 'Asthme',
        text: 'Asthme',
        state: 'sent',
      })
    expect(await removeOwnFile(member.actor, 'pas celui-là du tout')).toMatchObject({ refusal: 'wrong_password' })
    expect(await removeOwnFile(member.actor, password)).toEqual({ ok: true, value: 'deactivated' })
    expect(await fileOf(member)).toMatchObject({
      status: 'deactivated',
      firstName: 'Irène',
      lastName: 'Zylberstein',
      postcode: '75011',
      email: null,
      phone: '',
      city: '',
      birthOn: null,
      accountId: null,
    })
    expect(await accountOf(member)).toMatchObject({ status: 'erased', email: null })
    const everything = JSON.stringify(await readOwnedRows(database.sql))
    for (const word of ['zylber.example', 'Asthme', 'Zoran']) expect(everything).not.toContain(word)
    expect(await findMemberContext(structure.slug, member.sessionId)).toMatchObject({ name: null, files: [] })
    const said = await db().select().from(consents).where(eq(consents.clientFileId, member.clientFileId))
    expect(said.every(({ isGranted }) => !isGranted) && said.length).toBe(4)
    const [entry] = await db().select().from(auditJournal).where(eq(auditJournal.subjectId, member.clientFileId))
    expect(entry).toMatchObject({ operation: 'client_file.remove', after: { outcome: 'deactivated' } })
    expect(await retire(member)).toMatchObject({ refusal: 'file_closed' })
  })

  test('no invoice and no activity: nothing of the person is left, not even an order that expired unpaid', async () => {
    const member = await makeMember(db(), structure, { lastName: 'Quidam', email: 'quidam@exemple.example' })
    const order = await makePendingOrder(db(), structure, member, [{ offer: await makeOffer(db(), structure) }])
    await db().update(orders).set({ status: 'expired', endedAt: new Date() }).where(eq(orders.id, order.id))
    expect(await retire(member)).toEqual({ ok: true, value: 'deleted' })
    expect(await fileOf(member)).toBeUndefined()
    expect(await db().$count(orders, eq(orders.id, order.id))).toBe(0)
    expect(JSON.stringify(await readOwnedRows(database.sql))).not.toContain('Quidam')
    expect(await accountOf(member)).toMatchObject({ status: 'erased', email: null })
    const [session] = await db().select().from(accountSessions).where(eq(accountSessions.accountId, member.accountId))
    expect(session).toMatchObject({ ipAddress: '', userAgent: '' })
    expect(session!.endedAt).not.toBeNull()
  })

  test('who has another file, or works in a team, keeps their login', async () => {
    const member = await makeMember(db(), structure)
    await makeMember(db(), await makeStructure(db()), { accountId: member.accountId })
    expect(await retire(member)).toEqual({ ok: true, value: 'deleted' })
    expect(await accountOf(member)).toMatchObject({ status: 'active', email: member.email })
    const colleague = await makeMember(db(), structure)
    await makeStaff(db(), structure, { accountId: colleague.accountId, role: 'teacher' })
    expect(await retire(colleague)).toMatchObject({ refusal: 'staff_account' })
  })

  test('the office says why, and only who has the right removes somebody, of their own structure', async () => {
    const member = await makeMember(db(), structure)
    expect(await retire(member, '  ')).toMatchObject({ refusal: 'reason_missing' })
    const { actor: accountant } = await makeStaff(db(), structure, { role: 'accountant' })
    expect(await removeFileByOffice(accountant, member.clientFileId, 'x')).toMatchObject({ refusal: 'not_found' })
    const elsewhere = await makeMember(db(), await makeStructure(db()))
    expect(await retire(elsewhere)).toMatchObject({ refusal: 'not_found' })
  })
})

test('[2.A4] [2.A6] a file merged into one that leaves goes with it, and nothing can bring it back', async () => {
  const [kept, merged] = [
    await makePast({ lastName: 'Duval' }),
    await makeMember(db(), structure, { lastName: 'Duvall' }),
  ]
  const numbers = { kept: kept.fileNumber, merged: merged.fileNumber }
  const { seen } = (await loadMerge(structure.id, numbers))!
  expect(await mergeFiles(staff, { ...numbers, seen, login: 'kept', choices: {} })).toMatchObject({ ok: true })
  expect(await retire(kept)).toEqual({ ok: true, value: 'deactivated' })
  expect(await fileOf(merged)).toMatchObject({ email: null, phone: '', city: '' })
  expect(await listMergers(staff, kept.clientFileId)).toEqual([])
})

describe('[2.A6] restoration', () => {
  const regained = {
    email: 'revenue@exemple.example',
    birthOn: '1990-05-17',
    addressLine1: '2 rue du Retour',
    addressLine2: '',
    postcode: '75012',
    city: 'Paris',
    country: 'FR',
    phone: '+33199000004',
  }

  test('a deactivated file opens again with a login that waits, and asks for consents again by mail', async () => {
    const member = await makePast({ lastName: 'Retour' })
    await retire(member)
    expect(await restoreFile(staff, member.clientFileId, regained)).toEqual({
      ok: true,
      value: { number: member.fileNumber },
    })
    const file = (await fileOf(member))!
    expect(file).toMatchObject({ ...regained, status: 'active', mustAnswerConsents: true, deactivatedAt: null })
    expect(await accountOf({ accountId: file.accountId! })).toMatchObject({ status: 'pending', email: regained.email })
    const told = await db().select().from(outboxEvents).where(eq(outboxEvents.topic, 'client_file.restored'))
    expect(told.map(({ payload }) => payload)).toEqual([
      { accountId: file.accountId, clientFileId: member.clientFileId },
    ])
    expect(await restoreFile(staff, member.clientFileId, regained)).toMatchObject({ refusal: 'not_deactivated' })
  })

  test('not without the right', async () => {
    const member = await makePast()
    await retire(member)
    const { actor } = await makeStaff(db(), structure, { role: 'organiser' })
    expect(await restoreFile(actor, member.clientFileId, regained)).toMatchObject({ refusal: 'not_found' })
  })
})

test('[2.A6] what the law keeps is untouched by a deactivation', async () => {
  const busy = await makeBusyMember(structure)
  const before = await db().select().from(invoices).where(eq(invoices.clientFileId, busy.clientFileId))
  await db().execute(sql`select forget_client_file(${structure.id}, ${busy.clientFileId})`)
  expect(await db().select().from(invoices).where(eq(invoices.clientFileId, busy.clientFileId))).toEqual(before)
  expect(before.length).toBeGreaterThan(0)
})

test('[2.A6] [1.H10] what an import’s line said of somebody goes with them, and its import is still taken back', async () => {
  const own = await makeStructure(db())
  const { actor } = await makeStaff(db(), own)
  const bytes = new TextEncoder().encode('Nom;Prénom;Code postal\nPartie;Zoé;69001\nReste;Paul;75011')
  const kept = await previewFile(actor, { name: 'a.csv', bytes })
  const importId = kept.ok ? kept.value : ''
  await startImport(actor, importId)
  while ((await runLines(own.id, importId)) > 0);
  const [gone] = await db().select().from(clientFiles).where(eq(clientFiles.lastName, 'Partie'))
  expect(await removeFileByOffice(actor, gone!.id, 'À sa demande')).toEqual({ ok: true, value: 'deleted' })
  const lines = await listImportLines(actor, importId, ['written'], 10)
  expect(lines.map(({ cells, fileNumber }) => [cells.lastName ?? null, fileNumber])).toEqual([
    [null, null],
    ['Reste', 2],
  ])
  await startTakingBack(actor, importId)
  expect(await takeBackLines(own.id, importId, Number.MAX_SAFE_INTEGER)).toBe(2)
  expect(await findImport(actor, importId)).toMatchObject({ undone: 1, written: 1 })
})

test('[6.L1] each night, what was kept long enough goes, and nothing else', async () => {
  const own = await makeStructure(db())
  const [waiting, recent] = [
    await makeMember(db(), own, { status: 'pending', lastName: 'Jamais' }),
    await makeMember(db(), own, { status: 'pending' }),
  ]
  await database.sql`update accounts set created_at = now() - interval '4 months' where id = ${waiting.accountId}`
  const member = await makeMember(db(), own)
  await database.sql`update account_sessions set expires_at = now() - interval '13 months', user_agent = 'Firefox' where id = ${member.sessionId}`
  const mail = {
    structureId: own.id,
    template: 'order_paid',
    recipient: member.email,
    subject: 'S',
    html: 'H',
    text: 'T',
    state: 'sent' as const,
  }
  await db()
    .insert(messages)
    .values([
      { ...mail, key: `old:${own.id}`, createdAt: new Date('2020-01-01T00:00:00Z') },
      { ...mail, key: `new:${own.id}` },
    ])
  await database.sql`insert into stripe_events (id, type, payload, received_at, handled_at)
    values ('evt_old', 'payment_intent.succeeded', '{"name": "Jamais"}', '2020-01-01', '2020-01-01')`
  const oldImport = await makeImport(db(), own)
  const newImport = await makeImport(db(), own)
  await database.sql`update imports set created_at = now() - interval '13 months' where id = ${oldImport}`
  for (const outlived of await listOutlived()) expect(await forgetOutlived(outlived)).toMatchObject({ ok: true })
  expect(await listOutlived()).toEqual([])
  expect(await accountOf(waiting)).toMatchObject({ status: 'erased', email: null })
  expect(await fileOf(waiting)).toBeUndefined()
  expect(await accountOf(recent)).toMatchObject({ status: 'pending' })
  const kept = await db().select().from(messages).where(eq(messages.structureId, own.id))
  expect(kept.map(({ key, text }) => [key.slice(0, 3), text]).sort()).toEqual([
    ['new', 'T'],
    ['old', ''],
  ])
  const [session] = await db().select().from(accountSessions).where(eq(accountSessions.id, member.sessionId))
  expect(session!.userAgent).toBe('')
  const lines =
    await database.sql`select import_id, cells from import_lines where structure_id = ${own.id} order by import_id`
  expect(lines.map(({ import_id, cells }) => [import_id, Object.keys(cells).length])).toEqual([
    [oldImport, 0],
    [newImport, 2],
  ])
  expect([...(await database.sql`select payload from stripe_events where id = 'evt_old'`)]).toEqual([{ payload: {} }])
})
