import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { auditEntries } from '@/db/schema/audit'
import { clientFiles } from '@/db/schema/client-files'
import { consents } from '@/db/schema/file-notes'
import { interests } from '@/db/schema/interests'
import { clock } from '@/lib/core/clock'
import { writeCsv } from '@/lib/core/csv'
import { unwrap } from '@/lib/core/outcome'
import { addDays, addMonths, type Day, dayOf, startOfDay } from '@/lib/core/time'
import { openMassMessage } from '@/lib/drafts/commands/open-draft'
import { listWantedFiles } from '@/lib/mailings/queries/list-wanted'
import { changeSegment, saveSegment, setSegmentRemoved } from '@/lib/segments/commands/keep-segment'
import { exportPeople } from '@/lib/segments/queries/list-people'
import { countRecipients, listRecipients } from '@/lib/segments/queries/list-recipients'
import { findSegment, listSegments } from '@/lib/segments/queries/list-segments'
import type { Condition, Query } from '@/lib/segments/types'
import { makeBooking } from '@/tests/factories/booking'
import { makeLearner, makeMember, type TestMember } from '@/tests/factories/member'
import { makeOffer, type TestOffer } from '@/tests/factories/offer'
import { makePendingOrder } from '@/tests/factories/order'
import { makeMembership, makePass } from '@/tests/factories/pass'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure, type TestStructure } from '@/tests/factories/structure'
import { makeTeacherWithAvailability } from '@/tests/factories/teacher'
import { createTestDatabase } from '@/tests/support/database'

await createTestDatabase({ checksInvariants: false })

let structure: TestStructure
let offer: TestOffer
let today: Day
/** Anne of Lyon is a pupil and a mother, Boris of Paris owes money, Chloé of Montréal likes an offer, Denis said no. */
let people: Record<'anne' | 'boris' | 'chloe' | 'denis', TestMember>

const edit = (member: TestMember, values: Partial<typeof clientFiles.$inferInsert>) =>
  db().update(clientFiles).set(values).where(eq(clientFiles.id, member.clientFileId))

const say = (member: TestMember, isGranted: boolean, createdAt?: Date) =>
  db()
    .insert(consents)
    .values({
      structureId: structure.id,
      clientFileId: member.clientFileId,
      channel: 'email',
      isGranted,
      source: 'profile',
      ...(createdAt && { createdAt }),
    })

beforeAll(async () => {
  structure = await makeStructure(db())
  const other = await makeStructure(db())
  today = dayOf(await clock(), structure.timeZone)
  const make = (firstName: string) => makeMember(db(), structure, { firstName, lastName: firstName })
  people = {
    anne: await make('Anne'),
    boris: await make('Boris'),
    chloe: await make('Chloé'),
    denis: await make('Denis'),
  }
  await makeMember(db(), other, { firstName: 'Anne', lastName: 'Anne' })
  const gone = await make('Zacharie')
  await edit(gone, { status: 'deactivated', deactivatedAt: new Date() })
  offer = await makeOffer(db(), structure, { kind: 'individual' })
  await tellOfAnne()
  await edit(people.boris, { birthOn: addMonths(today, -12 * 40) })
  await makePendingOrder(db(), structure, people.boris, [{ offer }], { means: 'cheque' })
  await tellOfChloe()
  await say(people.denis, true, new Date('2026-01-01T10:00:00Z'))
  await say(people.denis, false, new Date('2026-02-01T10:00:00Z'))
  await edit(people.denis, { email: null, accountId: null, postcode: '20200', city: 'Bastia' })
})

async function tellOfAnne() {
  const { anne } = people
  await edit(anne, { city: 'LYON 3E', postcode: '69 003' })
  await makeLearner(db(), structure, anne.clientFileId, { firstName: 'Maëlle', birthOn: addMonths(today, -12 * 10) })
  await makeMembership(db(), structure, anne)
  const pass = await makePass(db(), structure, anne, { offer, credits: 2 })
  const teacher = await makeTeacherWithAvailability(db(), structure)
  const startsAt = startOfDay(addDays(today, -30), structure.timeZone)
  await makeBooking(db(), structure, pass, teacher, { startsAt })
}

async function tellOfChloe() {
  const { chloe } = people
  const [structureId, clientFileId] = [structure.id, chloe.clientFileId]
  await say(chloe, true)
  await edit(chloe, { country: 'CA', city: 'Montréal', postcode: 'H2J 1A1', locale: 'fr-CA' })
  await db().insert(interests).values({ structureId, clientFileId, offerId: offer.id })
  const group = await makeOffer(db(), structure, { kind: 'group' })
  await makePass(db(), structure, chloe, { offer: group, credits: 1 })
}

const ask = async (query: Query) => (await listRecipients(structure.id, query)).map(({ firstName }) => firstName)
const around = (town: string, km: number, country: 'FR' | 'CA' = 'FR', area: string | null = null): Condition => ({
  kind: 'around',
  country,
  town,
  area,
  km,
})

describe('[2.D1] what a condition lets through', () => {
  test.each<[string, () => Query, string[]]>([
    ['the last consent said', () => ({ kind: 'consent', channel: 'email' }), ['Chloé']],
    ['an interest', () => ({ kind: 'interested', offerId: offer.id }), ['Chloé']],
    ['any interest', () => ({ kind: 'interested', offerId: null }), ['Chloé']],
    ['a place without a date', () => ({ kind: 'to_place', offerId: null }), ['Chloé']],
    ['lessons left', () => ({ kind: 'lessons_left' }), ['Anne', 'Chloé']],
    ['pupils', () => ({ kind: 'pupil', of: 'offer', id: offer.id, since: null }), ['Anne']],
    ['pupils since', () => ({ kind: 'pupil', of: 'offer', id: null, since: addDays(today, -29) }), []],
    ['members', () => ({ kind: 'member' }), ['Anne']],
    ['a country', () => ({ kind: 'country', country: 'CA', prefixes: [] }), ['Chloé']],
    ['postcodes', () => ({ kind: 'country', country: 'FR', prefixes: ['69', '75 0'] }), ['Anne', 'Boris']],
    ['a learner of ten', () => ({ kind: 'age', of: 'learner', from: 10, to: 10 }), ['Anne']],
    ['a learner under ten', () => ({ kind: 'age', of: 'learner', from: null, to: 9 }), []],
    ['a holder of forty', () => ({ kind: 'age', of: 'holder', from: 40, to: null }), ['Boris']],
    ['a language', () => ({ kind: 'locale', locale: 'fr-CA' }), ['Chloé']],
    ['orders or lessons since', () => ({ kind: 'active', since: addDays(today, -31) }), ['Anne', 'Boris']],
    ['not', () => ({ kind: 'not', of: { kind: 'country', country: 'FR', prefixes: [] } }), ['Chloé']],
    [
      'never a pupil',
      () => ({ kind: 'not', of: { kind: 'pupil', of: 'course', id: null, since: null } }),
      ['Anne', 'Boris', 'Chloé', 'Denis'],
    ],
    [
      'all, one of them any of two',
      () => ({
        kind: 'and',
        of: [{ kind: 'lessons_left' }, { kind: 'or', of: [{ kind: 'member' }, { kind: 'balance_due' }] }],
      }),
      ['Anne'],
    ],
  ])('%s', async (_, query, expected) => {
    expect(await ask(query())).toEqual(expected)
  })

  test('within R km of a town, however its name is spelled, over a border too', async () => {
    expect(await ask(around('lyon', 10))).toEqual(['Anne'])
    expect(await ask(around('Saint-Étienne', 60, 'FR', '42'))).toEqual(['Anne'])
    expect(await ask(around('St Etienne', 30, 'FR', '42'))).toEqual([])
    expect(await ask(around('Genève', 200))).toEqual([])
    expect(await ask(around('Québec', 200, 'CA'))).toEqual([])
    expect(await ask(around('Laval', 30, 'CA'))).toEqual(['Chloé'])
    expect(await ask(around('Bastia', 5, 'FR', '2B'))).toEqual(['Denis'])
  })

  test('a town of Quebec is told by its postcode from one of its name in another province', async () => {
    await edit(people.chloe, { city: 'Sherbrooke', postcode: 'J1H 1A1' })
    expect(await ask(around('Montréal', 150, 'CA'))).toEqual(['Chloé'])
    await edit(people.chloe, { city: 'Montréal', postcode: 'H2J 1A1' })
  })

  test('a town that nobody knows, or that several are, lets nobody through', async () => {
    expect(await ask(around('Trifouillis', 200))).toEqual([])
    expect(await ask(around("Nice'); drop table client_files; --", 200))).toEqual([])
  })

  test('counts people and those whose address is known; another structure, and files that ended, are never in it', async () => {
    const everybody: Query = { kind: 'or', of: [{ kind: 'member' }, { kind: 'not', of: { kind: 'member' } }] }
    expect(await countRecipients(structure.id, everybody)).toEqual({ files: 4, withEmail: 3 })
    const denis = (await listRecipients(structure.id, everybody)).find(({ firstName }) => firstName === 'Denis')
    expect(denis).toEqual({
      clientFileId: people.denis.clientFileId,
      firstName: 'Denis',
      lastName: 'Denis',
      email: null,
      country: 'FR',
    })
  })
})

test('[2.D2] [2.C6] an organiser takes 300 people away, no more, and never a formula; an admin takes them all', async () => {
  const school = await makeStructure(db())
  const [organiser, admin] = [await makeStaff(db(), school, { role: 'organiser' }), await makeStaff(db(), school)]
  await db().execute(sql`insert into client_files (structure_id, number, first_name, last_name, locale)
    select ${school.id}, 1000 + i, 'Anne', '=1+' || i, case when i = 0 then 'en' else 'fr-FR' end from generate_series(0, 300) i`)
  const everybody: Query = { kind: 'country', country: 'FR', prefixes: [] }
  expect(await exportPeople(organiser.actor, everybody)).toEqual({
    ok: false,
    refusal: 'too_many',
    detail: { count: 301 },
  })
  const french = unwrap(await exportPeople(organiser.actor, { kind: 'locale', locale: 'fr-FR' }))
  expect(french).toHaveLength(300)
  expect(writeCsv(['Nom'], [[french[0]!.lastName]])).toContain("'=1+1")
  expect(unwrap(await exportPeople(admin.actor, everybody))).toHaveLength(301)
})

describe('[2.D2] a saved segment', () => {
  const query: Query = { kind: 'and', of: [{ kind: 'member' }] }
  const read = async (id: string) => findSegment((await makeStaff(db(), structure)).actor, id)

  test('is kept, changed unless a colleague did, removed and put back, each in the journal', async () => {
    const { actor } = await makeStaff(db(), structure)
    const id = unwrap(await saveSegment(actor, { name: 'Adhérents', query }))
    expect(await read(id)).toMatchObject({ name: 'Adhérents', query, revision: 0 })
    const change = { segmentId: id, revision: 0, name: 'Les adhérents', query }
    expect(await changeSegment(actor, change)).toMatchObject({ ok: true })
    expect(await changeSegment(actor, change)).toEqual({ ok: false, refusal: 'segment_changed' })
    expect((await listSegments(actor)).map(({ name }) => name)).toEqual(['Les adhérents'])
    await setSegmentRemoved(actor, { segmentId: id, isRemoved: true })
    await setSegmentRemoved(actor, { segmentId: id, isRemoved: true })
    expect(await read(id)).toBeNull()
    await setSegmentRemoved(actor, { segmentId: id, isRemoved: false })
    expect(await read(id)).toMatchObject({ name: 'Les adhérents' })
    const written = await db()
      .select({ operation: auditEntries.operation })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, id))
    expect(written.map(({ operation }) => operation)).toEqual([
      'segment.save',
      'segment.change',
      'segment.remove',
      'segment.restore',
    ])
  })

  test('is nothing to another structure', async () => {
    const { actor } = await makeStaff(db(), structure)
    const stranger = await makeStaff(db(), await makeStructure(db()))
    const id = unwrap(await saveSegment(actor, { name: 'À nous', query }))
    const change = { segmentId: id, revision: 0, name: 'Pris', query }
    expect(await changeSegment(stranger.actor, change)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await setSegmentRemoved(stranger.actor, { segmentId: id, isRemoved: true })).toMatchObject({ ok: false })
    expect(await findSegment(stranger.actor, id)).toBeNull()
  })

  test('[2.F1] that asks who owes money tells nothing to who has no right about money, whoever saved it', async () => {
    const [admin, organiser] = [
      await makeStaff(db(), structure),
      await makeStaff(db(), structure, { role: 'organiser' }),
    ]
    const debts: Query = { kind: 'or', of: [{ kind: 'not', of: { kind: 'balance_due' } }, { kind: 'member' }] }
    const id = unwrap(await saveSegment(admin.actor, { name: 'Impayés', query: debts }))
    expect(await findSegment(admin.actor, id)).toMatchObject({ name: 'Impayés' })
    expect(await findSegment(organiser.actor, id)).toBeNull()
    expect((await listSegments(organiser.actor)).map(({ name }) => name)).not.toContain('Impayés')
    const refused = { ok: false, refusal: 'not_found' }
    expect(await saveSegment(organiser.actor, { name: 'À moi', query: debts })).toEqual(refused)
    const change = { segmentId: id, revision: 0, name: 'À moi', query }
    expect(await changeSegment(organiser.actor, change)).toEqual(refused)
    expect(await setSegmentRemoved(organiser.actor, { segmentId: id, isRemoved: true })).toEqual(refused)
    expect(await openMassMessage(organiser.actor, { audience: 'email', segmentId: id, query: null })).toEqual(refused)
    // Begun before the segment was one of debts: what it reaches now is asked again.
    const wanted = { structureId: structure.id, query: null, segmentId: id }
    expect(await listWantedFiles(wanted, 'organiser')).toBeNull()
    expect((await listWantedFiles(wanted, 'admin'))?.fileIds).toContain(people.anne.clientFileId)
  })
})
