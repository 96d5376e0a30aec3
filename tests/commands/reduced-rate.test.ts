import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { guardianships, reducedRateGrants } from '@/db/schema/client-files'
import { documents } from '@/db/schema/documents'
import { outboxEvents } from '@/db/schema/outbox'
import { reducedRateRequests } from '@/db/schema/reduced-rates'
import { auditJournal } from '@/db/views'
import { listShoppers } from '@/lib/cart/queries'
import { clock } from '@/lib/core/clock'
import { addDays, dayOf } from '@/lib/core/time'
import { findDocumentFile } from '@/lib/documents/queries'
import { findRateAnswer, listRateLetters } from '@/lib/messages/queries/find-rate-letters'
import { answerRequest } from '@/lib/pricing/commands/answer-request'
import { grantReducedRate } from '@/lib/pricing/commands/grant-reduced-rate'
import { revokeGrant } from '@/lib/pricing/commands/revoke-grant'
import { withdrawRequest } from '@/lib/pricing/commands/withdraw-request'
import { sendRateRequest } from '@/lib/pricing/flows'
import { listGrantsInForce } from '@/lib/pricing/queries/list-grants'
import { listRequests, listRequestsOfFile } from '@/lib/pricing/queries/list-requests'
import { searchLearners } from '@/lib/pricing/queries/search-learners'
import { makeLearner, makeMember, makeReducedRateGrant, type TestMember } from '../factories/member'
import { makeRateRequest } from '../factories/rate-request'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'
import { makePdf } from '../support/proofs'

await createTestDatabase()
const zone = 'Europe/Paris'

let structure: TestStructure
let member: TestMember
let office: TestStaff
let today: string
beforeEach(async () => {
  structure = await makeStructure(db())
  member = await makeMember(db(), structure)
  office = await makeStaff(db(), structure, { role: 'accountant' })
  today = dayOf(await clock(), zone)
})

const send = (learnerId: string, name = 'carte.pdf', bytes: Uint8Array = makePdf()) =>
  sendRateRequest(member.actor, { zone, learnerId, file: { name, bytes } })
const grant = (requestId: string, endsOn: string, staff = office) =>
  answerRequest(staff.actor, { zone, requestId, answer: { kind: 'grant', endsOn } })
const refuse = (requestId: string, reason = 'Carte illisible', staff = office) =>
  answerRequest(staff.actor, { zone, requestId, answer: { kind: 'refuse', reason } })
const reducedUntil = async () => (await listShoppers(structure.id, member.clientFileId, zone))[0]!.reducedUntil
const auditOf = (operation: string, learnerId = member.learnerId) =>
  db()
    .select()
    .from(auditJournal)
    .where(and(eq(auditJournal.subjectId, learnerId), eq(auditJournal.operation, operation)))

describe('[1.C1] asking for the reduced price', () => {
  test('keeps the proof with the request, under a name of ours, audited', async () => {
    const requestId = await makeRateRequest(member, { name: '../../étrange <b>.pdf' })
    const [own] = await listRequestsOfFile(structure.id, member.clientFileId)
    expect(own).toMatchObject({ id: requestId, learnerId: member.learnerId, status: 'pending', decidedAt: null })
    const proof = await findDocumentFile(member.actor, own!.documentId)
    expect(proof).toMatchObject({ kind: 'proof', mediaType: 'application/pdf' })
    expect(proof!.fileName).toMatch(/^justificatif-[0-9a-f]{8}\.pdf$/)
    expect(Buffer.compare(proof!.bytes, makePdf())).toBe(0)
    expect(await auditOf('reduced_rate.request')).toHaveLength(1)
    expect(await reducedUntil()).toBeNull()
  })

  test('for a child of mine, never for somebody else’s learner', async () => {
    const childId = await makeLearner(db(), structure, member.clientFileId)
    expect(await send(childId)).toMatchObject({ ok: true })
    const stranger = await makeMember(db(), structure)
    const unpaid = await makeLearner(db(), structure, member.clientFileId, { pays: false })
    for (const id of [stranger.learnerId, unpaid, crypto.randomUUID()])
      expect(await send(id)).toEqual({ ok: false, refusal: 'not_found' })
  })

  test('[6.S7] with a proof that isn’t one writes nothing', async () => {
    expect(await send(member.learnerId, 'carte.jpg')).toEqual({ ok: false, refusal: 'proof_not_its_name' })
    expect(await send(member.learnerId, 'carte.pdf', new Uint8Array())).toEqual({ ok: false, refusal: 'proof_empty' })
    expect(await send(member.learnerId, '', new Uint8Array())).toEqual({ ok: false, refusal: 'proof_missing' })
    expect(await db().$count(documents, eq(documents.clientFileId, member.clientFileId))).toBe(0)
  })

  test('once at a time for a learner, whoever asks, also at the same moment', async () => {
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => send(member.learnerId)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter((one) => !one.ok && one.refusal === 'request_pending')).toHaveLength(5)
    expect(await db().$count(documents, eq(documents.clientFileId, member.clientFileId))).toBe(1)
  })

  test('not while it holds for long, and again two months before its end', async () => {
    await makeReducedRateGrant(db(), structure, member.learnerId, { endsOn: addDays(today, 61) })
    expect(await send(member.learnerId)).toEqual({ ok: false, refusal: 'already_reduced' })
    const childId = await makeLearner(db(), structure, member.clientFileId)
    await makeReducedRateGrant(db(), structure, childId, { endsOn: addDays(today, 60) })
    expect(await send(childId)).toMatchObject({ ok: true })
  })
})

describe('[1.C1] a request taken back', () => {
  test('by whoever made it, while it has no answer; another may follow', async () => {
    const requestId = await makeRateRequest(member)
    const stranger = await makeMember(db(), structure)
    expect(await withdrawRequest(stranger.actor, requestId)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await withdrawRequest(member.actor, requestId)).toMatchObject({ ok: true })
    expect(await withdrawRequest(member.actor, requestId)).toEqual({ ok: false, refusal: 'already_answered' })
    expect(await grant(requestId, addDays(today, 30))).toEqual({ ok: false, refusal: 'already_answered' })
    expect(await auditOf('reduced_rate.withdraw')).toHaveLength(1)
    expect(await listRequests(structure.id, 'pending')).toEqual([])
    await makeRateRequest(member)
  })

  test('or answered at the same moment: one of the two', async () => {
    const requestId = await makeRateRequest(member)
    const outcomes = await Promise.all([withdrawRequest(member.actor, requestId), grant(requestId, today)])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await reducedUntil()) !== null).toBe(outcomes[1]!.ok)
  })
})

describe('[1.H4] the answer of the office', () => {
  test('granted: the price at once, until its last day, told and audited', async () => {
    const requestId = await makeRateRequest(member)
    const endsOn = addDays(today, 100)
    expect(await grant(requestId, endsOn)).toEqual({ ok: true, value: { requestId } })
    expect(await reducedUntil()).toBe(endsOn)
    const [row] = await db().select().from(reducedRateRequests).where(eq(reducedRateRequests.id, requestId))
    expect(row).toMatchObject({ status: 'granted', decidedBy: office.accountId })
    const [entry] = await auditOf('reduced_rate.grant')
    expect(entry).toMatchObject({ after: { requestId, startsOn: today, endsOn, documentId: row!.documentId } })
    const told = await db()
      .select()
      .from(outboxEvents)
      .where(eq(outboxEvents.key, `reduced_rate.answered:${requestId}`))
    expect(told).toMatchObject([{ topic: 'reduced_rate.answered', payload: { requestId } }])
    expect(await listRequests(structure.id, 'pending')).toEqual([])
    expect(await listGrantsInForce(structure.id, today)).toMatchObject([{ endsOn, documentId: row!.documentId }])
  })

  test('refused: its reason is the member’s to read, the price stays full, another request may follow', async () => {
    const requestId = await makeRateRequest(member)
    expect(await refuse(requestId)).toMatchObject({ ok: true })
    const [own] = await listRequestsOfFile(structure.id, member.clientFileId)
    expect(own).toMatchObject({ status: 'refused', reason: 'Carte illisible' })
    expect(await reducedUntil()).toBeNull()
    expect(await auditOf('reduced_rate.refuse')).toMatchObject([{ reason: 'Carte illisible' }])
    expect(await listRequests(structure.id, 'refused')).toMatchObject([{ id: requestId, reason: 'Carte illisible' }])
    const next = await makeRateRequest(member)
    expect(await listRequestsOfFile(structure.id, member.clientFileId)).toMatchObject([{ id: next, status: 'pending' }])
  })

  test('is given once: two people who answer at once leave one answer', async () => {
    const other = await makeStaff(db(), structure)
    for (let round = 0; round < 10; round++) {
      const one = await makeMember(db(), structure)
      const requestId = await makeRateRequest(one)
      const outcomes = await Promise.all([
        grant(requestId, addDays(today, 30)),
        grant(requestId, addDays(today, 60), other),
        refuse(requestId, 'Illisible', other),
      ])
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(outcomes.filter((two) => !two.ok && two.refusal === 'already_answered')).toHaveLength(2)
      const [row] = await db().select().from(reducedRateRequests).where(eq(reducedRateRequests.id, requestId))
      const grants = await db().$count(reducedRateGrants, eq(reducedRateGrants.learnerId, one.learnerId))
      expect(grants).toBe(row!.status === 'granted' ? 1 : 0)
    }
  })

  test('ends today at the earliest, in two years at the latest', async () => {
    const requestId = await makeRateRequest(member)
    expect(await grant(requestId, addDays(today, -1))).toEqual({ ok: false, refusal: 'grant_end_past' })
    for (const endsOn of [addDays(today, 800), '2027-02-30'])
      expect(await grant(requestId, endsOn)).toEqual({ ok: false, refusal: 'grant_dates_wrong' })
    expect(await grant(requestId, today)).toMatchObject({ ok: true })
    expect(await reducedUntil()).toBe(today)
  })

  test('[6.S1] is the money desk’s of that structure alone', async () => {
    const requestId = await makeRateRequest(member)
    for (const role of ['teacher', 'organiser'] as const)
      expect(await refuse(requestId, 'Non', await makeStaff(db(), structure, { role }))).toMatchObject({
        refusal: 'not_staff',
      })
    const elsewhere = await makeStaff(db(), await makeStructure(db()))
    expect(await refuse(requestId, 'Non', elsewhere)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await listRequests(elsewhere.actor.structureId, 'pending')).toEqual([])
  })
})

describe('[1.C1] a reduced price taken back', () => {
  test('is the full price from then on, with its reason, once', async () => {
    const grantId = await makeReducedRateGrant(db(), structure, member.learnerId)
    expect(await reducedUntil()).toBe('2099-12-31')
    const revoke = (staff = office) => revokeGrant(staff.actor, { grantId, reason: 'Carte périmée' })
    const elsewhere = await makeStaff(db(), await makeStructure(db()))
    expect(await revoke(elsewhere)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await revoke(await makeStaff(db(), structure, { role: 'teacher' }))).toMatchObject({ refusal: 'not_staff' })
    const outcomes = await Promise.all([revoke(), revoke(), revoke()])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter((one) => !one.ok && one.refusal === 'already_revoked')).toHaveLength(2)
    expect(await reducedUntil()).toBeNull()
    expect(await auditOf('reduced_rate.revoke')).toMatchObject([{ reason: 'Carte périmée' }])
    expect(await listGrantsInForce(structure.id, today)).toEqual([])
  })
})

describe('[1.C1] a proof that came another way', () => {
  test('the learner is found by any part of their names, with who pays and what they pay today', async () => {
    const child = { firstName: 'Élodie', lastName: 'Müller-Noë' }
    const childId = await makeLearner(db(), structure, member.clientFileId, child)
    for (const search of ['elodie', 'muller noe', 'ÉLO  mül'])
      expect(await searchLearners(structure.id, search, today)).toMatchObject([{ id: childId, reducedUntil: null }])
    for (const search of ['', '   ', 'elodie durand', '%', '_'])
      expect(await searchLearners(structure.id, search, today)).toEqual([])
    expect(await searchLearners((await makeStructure(db())).id, 'elodie', today)).toEqual([])
    await makeReducedRateGrant(db(), structure, childId)
    const [found] = await searchLearners(structure.id, 'elodie', today)
    expect(found).toMatchObject({ name: 'Élodie Müller-Noë', reducedUntil: '2099-12-31' })
    expect(found!.payers).toContain('Claire')
  })

  test('is granted at once, and every payer is told', async () => {
    const other = await makeMember(db(), structure)
    const childId = await makeLearner(db(), structure, member.clientFileId)
    await db()
      .insert(guardianships)
      .values({ structureId: structure.id, learnerId: childId, clientFileId: other.clientFileId })
    const endsOn = addDays(today, 30)
    const input = { structureId: structure.id, learnerId: childId, startsOn: today, endsOn, reason: 'Carte vue' }
    const granted = await grantReducedRate(office.actor, input)
    if (!granted.ok) throw new Error(granted.refusal)
    const { grantId } = granted.value
    const [event] = await db().select().from(outboxEvents).where(eq(outboxEvents.topic, 'reduced_rate.granted'))
    expect(event!.payload).toEqual({ grantId })
    const letters = await listRateLetters(structure.id, grantId, 'granted')
    expect(letters.map(({ email }) => email).sort()).toEqual([member.email, other.email].sort())
    expect(letters[0]!.facts).toMatchObject({ kind: 'granted', endsOn })
  })

  test('the answer to a request goes to whoever asked, and nothing while there is none', async () => {
    const requestId = await makeRateRequest(member)
    expect(await findRateAnswer(structure.id, requestId)).toBeNull()
    await refuse(requestId, 'Illisible')
    expect(await findRateAnswer(structure.id, requestId)).toMatchObject({
      email: member.email,
      facts: { kind: 'refused', reason: 'Illisible' },
    })
    expect(await findRateAnswer((await makeStructure(db())).id, requestId)).toBeNull()
  })
})
