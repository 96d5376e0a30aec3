import { and, eq, like } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { auditJournal } from '@/db/views'
import { findAgenda } from '@/lib/agenda/queries/find-agenda'
import { computeWeek } from '@/lib/agenda/rules'
import { bookLesson } from '@/lib/bookings/commands/book-lesson'
import { extendPass, freezePass, undoPassChange } from '@/lib/bookings/commands/change-pass'
import { findPassForChange, listLessonsOn } from '@/lib/bookings/queries/find-changed-pass'
import { findPassChangeFacts } from '@/lib/messages/queries/find-expiry-facts'
import { listPasses } from '@/lib/passes/queries'
import { makeMember, type TestMember } from '../factories/member'
import { makeOffer } from '../factories/offer'
import { makePass } from '../factories/pass'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()

let structure: TestStructure
let organiser: TestStaff
let member: TestMember
let teacherId: string
let passId: string

beforeEach(async () => {
  structure = await makeStructure(db())
  organiser = await makeStaff(db(), structure, { role: 'organiser' })
  member = await makeMember(db(), structure)
  teacherId = (await makeTeacherWithAvailability(db(), structure)).id
  const offer = await makeOffer(db(), structure, { teacherIds: [teacherId] })
  passId = (await makePass(db(), structure, member, { offer, validUntil: '2099-03-31' })).id
})

const reason = 'Entorse de la cheville'
const freeze = { from: '2099-01-05', until: '2099-01-11' }
const pass = async () => (await findPassForChange(structure.id, passId))!
const remaining = async () =>
  (await listPasses({ structureId: structure.id, clientFileId: member.clientFileId }, structure.timeZone))[0]!.figures
const book = async (startsAt: string) => {
  const outcome = await bookLesson(member.actor, { passId, teacherId, startsAt: new Date(startsAt) })
  return outcome.ok ? outcome.value.bookingId : outcome.refusal
}
const freezeIt = (given: Partial<Parameters<typeof freezePass>[1]> = {}) =>
  freezePass(organiser.actor, { passId, ...freeze, reason, cancels: false, seenIds: [], ...given })
const operations = async () =>
  (
    await db()
      .select({ operation: auditJournal.operation, reason: auditJournal.reason })
      .from(auditJournal)
      .where(and(eq(auditJournal.structureId, structure.id), like(auditJournal.operation, 'pass.%')))
      .orderBy(auditJournal.id)
  ).map((entry) => `${entry.operation}: ${entry.reason}`)
const told = async () => {
  const rows = await database.sql<{ payload: { changeId: string } }[]>`
    select payload from outbox_events where topic = 'pass.changed' and structure_id = ${structure.id} order by id`
  return Promise.all(
    rows.map(async ({ payload }) => (await findPassChangeFacts(structure.id, payload.changeId))!.facts),
  )
}

describe('[1.H9] the days of a pass', () => {
  test('more time is given with a reason, told to its holder, and taken back while nothing stands on it', async () => {
    expect(await extendPass(organiser.actor, { passId, until: '2099-04-30', reason })).toEqual({
      ok: true,
      value: { validUntil: '2099-04-30' },
    })
    const late = await book('2099-04-07T08:00:00Z')
    expect(await undoPassChange(organiser.actor, passId, 'Erreur')).toMatchObject({ refusal: 'undo_with_lessons' })
    await database.sql`update bookings set status = 'cancelled', cancelled_at = now(), cancelled_by = 'member' where id = ${late}`
    expect(await undoPassChange(organiser.actor, passId, 'Erreur')).toMatchObject({ ok: true })
    expect(await undoPassChange(organiser.actor, passId, 'Erreur')).toMatchObject({ refusal: 'nothing_to_undo' })
    expect((await pass()).changes.map(({ kind, validUntilAfter }) => [kind, validUntilAfter])).toEqual([
      ['undo', '2099-03-31'],
      ['extension', '2099-04-30'],
    ])
    expect(await operations()).toEqual([`pass.extension: ${reason}`, 'pass.undo: Erreur'])
    expect((await told()).map(({ kind, validUntil }) => [kind, validUntil])).toEqual([
      ['extension', '2099-04-30'],
      ['undo', '2099-03-31'],
    ])
    await database.sql`update agenda_claims set is_active = false where owner_id = ${late}`
    await database.sql`insert into pass_entries (structure_id, pass_id, kind, amount, booking_id, business_key, actor)
      values (${structure.id}, ${passId}, 'release', 1, ${late}, ${`release:${late}`}, '{}')`
  })

  test('a frozen pass books nothing on its frozen days, in the grid as by its address, and ends as many days later', async () => {
    expect(await freezeIt()).toEqual({ ok: true, value: { validUntil: '2099-04-07' } })
    const scope = { structureId: structure.id, clientFileId: member.clientFileId, passId, teacherId }
    const agenda = (await findAgenda(scope, '2099-01-05', '2099-01-18'))!
    expect(computeWeek(agenda.facts, '2099-01-05', agenda.now).freeCount).toBe(0)
    expect(computeWeek(agenda.facts, '2099-01-12', agenda.now).freeCount).toBeGreaterThan(50)
    expect(await book('2099-01-11T08:00:00Z')).toBe('pass_frozen')
    expect(await book('2099-01-12T08:00:00Z')).not.toBe('pass_frozen')
    expect(await freezeIt({ from: '2099-02-01', until: '2099-02-02' })).toMatchObject({ refusal: 'already_frozen' })
  })

  test('lessons of these days are in the way, or cancelled with their credits when they were seen', async () => {
    const ids = [await book('2099-01-05T08:00:00Z'), await book('2099-01-11T08:00:00Z')]
    const other = await book('2099-01-12T08:00:00Z')
    expect(await freezeIt()).toMatchObject({ refusal: 'lessons_in_freeze', detail: { count: 2 } })
    expect(await freezeIt({ cancels: true, seenIds: ids.slice(0, 1) })).toMatchObject({ refusal: 'freeze_changed' })
    expect((await pass()).frozen).toBeNull()
    expect(await freezeIt({ cancels: true, seenIds: ids })).toMatchObject({ ok: true })
    expect(await listLessonsOn(await pass(), freeze)).toEqual([])
    expect(await remaining()).toMatchObject({ reserved: 1, remaining: 9 })
    const cancelled =
      await database.sql`select cancel_message from bookings where status = 'cancelled' and pass_id = ${passId}`
    expect(cancelled.map((row) => row.cancel_message)).toEqual([reason, reason])
    expect(await listLessonsOn(await pass(), { from: '2099-01-12', until: '2099-01-12' })).toMatchObject([
      { id: other },
    ])
  })

  test('is for an organiser or an admin of the structure ([6.S1])', async () => {
    const foreign = await makeStaff(db(), await makeStructure(db()))
    const others = await Promise.all(
      (['teacher', 'accountant'] as const).map((role) => makeStaff(db(), structure, { role })),
    )
    for (const { actor } of [foreign, ...others]) {
      const refused = { ok: false, refusal: 'not_found' }
      expect(await extendPass(actor, { passId, until: '2099-04-30', reason })).toEqual(refused)
      expect(await freezePass(actor, { passId, ...freeze, reason, cancels: true, seenIds: [] })).toEqual(refused)
      expect(await undoPassChange(actor, passId, reason)).toEqual(refused)
    }
  })
})
