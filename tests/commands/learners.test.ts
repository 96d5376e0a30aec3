import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { learners } from '@/db/schema/client-files'
import { addLearner, removeLearner, updateLearner } from '@/lib/learners/commands/keep-learners'
import { findLearnerCard, listLearnerCards, listLearnersOfFile } from '@/lib/learners/queries'
import { type LearnerDetails, maxLearners } from '@/lib/learners/types'
import { makeBooking } from '../factories/booking'
import { makeLearner, makeMember, type TestMember } from '../factories/member'
import { makeOffer } from '../factories/offer'
import { makePendingOrder } from '../factories/order'
import { makePass } from '../factories/pass'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const { sql } = await createTestDatabase()

let structure: TestStructure
let member: TestMember
const zone = 'Europe/Paris'
const leo: LearnerDetails = {
  firstName: 'Léo',
  lastName: 'Lambert',
  birthOn: '2015-03-02',
  notesForTeacher: 'Débute le piano.',
  emergencyContact: 'Sophie, 01 99 00 12 34',
  mayCollect: 'Sa grand-mère',
  hasImageConsent: true,
}

beforeEach(async () => {
  structure = await makeStructure(db())
  member = await makeMember(db(), structure)
})

const names = async () =>
  (await listLearnersOfFile(structure.id, member.clientFileId)).map(({ firstName }) => firstName)

async function add(details: Partial<LearnerDetails> = {}): Promise<string> {
  const outcome = await addLearner(member.actor, zone, { ...leo, ...details })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

describe('[1.B8] my learners', () => {
  test('are added, listed with the holder first, edited, and every change is in the journal', async () => {
    const id = await add()
    expect(await names()).toEqual(['Claire', 'Léo'])
    expect(await findLearnerCard(member.actor, id)).toMatchObject({ ...leo, isSelf: false })
    expect(await updateLearner(member.actor, zone, id, { ...leo, firstName: 'Léonard' })).toEqual({
      ok: true,
      value: null,
    })
    expect(await names()).toEqual(['Claire', 'Léonard'])
    const journal = await sql`select operation from audit_entries where subject_id = ${id} order by created_at`
    expect(journal.map((row) => row.operation)).toEqual(['learner_added', 'learner_updated'])
  })

  test('a double click adds one', async () => {
    const ids = await Promise.all([add(), add(), add()])
    expect(new Set(ids).size).toBe(1)
    expect(await names()).toEqual(['Claire', 'Léo'])
  })

  test('are born, and no more than a household holds, even at once', async () => {
    expect(await addLearner(member.actor, zone, { ...leo, birthOn: '2999-01-01' })).toEqual({
      ok: false,
      refusal: 'born_later',
    })
    const outcomes = await Promise.all(
      Array.from({ length: maxLearners + 5 }, (_, rank) =>
        addLearner(member.actor, zone, { ...leo, firstName: `Enfant ${'abcdefghijklmnopqrstuvwxyz'[rank]}` }),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(maxLearners - 1)
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: 'too_many_learners' })
  })

  test('[1.B5] my own names and birth date don’t change here', async () => {
    const details = { ...leo, firstName: 'Autre', notesForTeacher: 'Alto.' }
    expect((await updateLearner(member.actor, zone, member.learnerId, details)).ok).toBe(true)
    expect(await findLearnerCard(member.actor, member.learnerId)).toMatchObject({
      firstName: 'Claire',
      birthOn: '1990-05-17',
      notesForTeacher: 'Alto.',
    })
  })
})

describe('[1.B8] taking a learner off the list', () => {
  test('hides them and keeps their past; added again, they are the same person', async () => {
    const id = await add()
    expect(await removeLearner(member.actor, zone, id)).toEqual({ ok: true, value: null })
    expect(await names()).toEqual(['Claire'])
    expect(await findLearnerCard(member.actor, id)).toBeNull()
    expect(await db().select().from(learners).where(eq(learners.id, id))).toHaveLength(1)
    expect(await removeLearner(member.actor, zone, id)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await add({ notesForTeacher: 'Revient.' })).toBe(id)
    expect(await findLearnerCard(member.actor, id)).toMatchObject({ notesForTeacher: 'Revient.' })
  })

  test('the holder stays', async () => {
    expect(await removeLearner(member.actor, zone, member.learnerId)).toEqual({ ok: false, refusal: 'is_self' })
  })

  test('whoever has a lesson ahead stays, and can go once it is past', async () => {
    const id = await add()
    const child = { clientFileId: member.clientFileId, learnerId: id }
    const offer = await makeOffer(db(), structure, { credits: 1 })
    const pass = await makePass(db(), structure, child, { offer, credits: 1 })
    const teacher = await makeTeacherWithAvailability(db(), structure)
    const booking = await makeBooking(db(), structure, pass, teacher, { startsAt: new Date('2030-01-07T10:00:00Z') })
    expect(await removeLearner(member.actor, zone, id)).toEqual({
      ok: false,
      refusal: 'has_lessons_ahead',
      detail: { count: 1 },
    })
    await sql`update agenda_claims set during = tstzrange('2020-01-07 10:00Z', '2020-01-07 11:00Z') where owner_id = ${booking.id}`
    await sql`update bookings set starts_at = '2020-01-07 10:00Z', ends_at = '2020-01-07 11:00Z' where id = ${booking.id}`
    expect((await removeLearner(member.actor, zone, id)).ok).toBe(true)
  })

  test('whoever has credits to use stays, until they expire', async () => {
    const id = await add()
    const pass = await makePass(db(), structure, { clientFileId: member.clientFileId, learnerId: id })
    expect(await removeLearner(member.actor, zone, id)).toMatchObject({
      refusal: 'has_credits_left',
      detail: { count: 10 },
    })
    await sql`update passes set valid_until = '2020-01-01' where id = ${pass.id}`
    expect((await removeLearner(member.actor, zone, id)).ok).toBe(true)
  })

  test('whoever is in an order that waits for its payment stays', async () => {
    const id = await add()
    const offer = await makeOffer(db(), structure)
    await makePendingOrder(db(), structure, { clientFileId: member.clientFileId, learnerId: id }, [{ offer }])
    expect(await removeLearner(member.actor, zone, id)).toMatchObject({ refusal: 'has_order_waiting' })
  })
})

describe('[0.I9] somebody else’s learner doesn’t exist', () => {
  test('neither seen, changed nor removed, by id, by hostile id, nor from another structure', async () => {
    const other = await makeMember(db(), structure)
    const theirs = await makeLearner(db(), structure, other.clientFileId)
    const before = JSON.stringify(await db().select().from(learners).where(eq(learners.id, theirs)))
    const gone = { ok: false, refusal: 'not_found' }
    expect(await findLearnerCard(member.actor, theirs)).toBeNull()
    for (const id of ['', 'x', "' or 1=1 --", '../..', '00000000-0000-0000-0000-000000000000']) {
      expect(await findLearnerCard(member.actor, id)).toBeNull()
    }
    expect(await updateLearner(member.actor, zone, theirs, leo)).toEqual(gone)
    expect(await removeLearner(member.actor, zone, theirs)).toEqual(gone)
    const elsewhere = await makeStructure(db())
    expect(await listLearnerCards({ ...other.actor, structureId: elsewhere.id })).toEqual([])
    expect(JSON.stringify(await db().select().from(learners).where(eq(learners.id, theirs)))).toBe(before)
  })
})
