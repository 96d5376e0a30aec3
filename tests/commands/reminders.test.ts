import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { setReminders, setRemindersByLink } from '@/lib/client-files/commands/set-reminders'
import { findReminderChoiceByLink } from '@/lib/client-files/queries/find-reminder-choice'
import { remindersPurpose } from '@/lib/client-files/types'
import { signId } from '@/lib/core/signed-ids'
import { recallLessons, warnOfEnds } from '@/lib/messages/commands/tell-due'
import { tellExpiring, tellReminder } from '@/lib/messages/flows/tell-due'
import { makeBooking } from '../factories/booking'
import { makeLearner, makeMember, type TestMember } from '../factories/member'
import { makeOffer } from '../factories/offer'
import { makePass, type TestPass } from '../factories/pass'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const { sql } = await createTestDatabase()

let structure: TestStructure
let teacher: TestTeacher
let member: TestMember
let pass: TestPass

beforeEach(async () => {
  await sql`truncate outbox_events`
  await setTime('2027-05-05T10:00:00Z')
  structure = await makeStructure(db())
  teacher = await makeTeacherWithAvailability(db(), structure)
  member = await makeMember(db(), structure)
  pass = await makePass(db(), structure, member)
})

const setTime = (instant: string) =>
  sql.unsafe(
    `create or replace function app_now() returns timestamptz language sql stable as $$ select timestamptz '${instant}' $$`,
  )
const book = (startsAt: string, of = pass) =>
  makeBooking(db(), structure, of, teacher, { startsAt: new Date(startsAt) })
const waiting = () => sql<{ structure_id: string; key: string; payload: Record<string, string> }[]>`
  select structure_id, key, payload from outbox_events where structure_id = ${structure.id} order by id`
/** How many events of this test's structure there are once the job has run. */
const afterRecall = async () => {
  await recallLessons()
  return (await waiting()).length
}
async function deliver(tell: typeof tellReminder, subject: string) {
  const ids: string[] = []
  for (const { key, payload } of await waiting())
    ids.push(...(await tell({ structureId: structure.id, key }, payload[subject]!)))
  return sql`select recipient, subject, text, learner_id, client_file_id, attachments from messages where id = any(${ids})`
}

describe('[1.G9] the reminder of a lesson', () => {
  test('is told once, 48 h before, to whoever booked it, with its .ics and until when it may be cancelled', async () => {
    const booking = await book('2027-05-10T16:00:00Z')
    await setTime('2027-05-08T15:59:59Z')
    expect(await afterRecall()).toBe(0)
    await setTime('2027-05-08T16:00:00Z')
    expect(await afterRecall()).toBe(1)
    expect(await afterRecall()).toBe(1)
    const [mail, ...others] = await deliver(tellReminder, 'bookingId')
    expect(others).toEqual([])
    expect(mail).toMatchObject({ recipient: member.email, learner_id: member.learnerId })
    expect(mail!.subject.replaceAll('\u00a0', ' ')).toBe('Rappel : cours lun. 10/05 à 18 h')
    expect(mail!.text.replaceAll(/\s+/g, ' ')).toContain('jusqu’au dimanche 9 mai 2027 à 18 h')
    const calendar = Buffer.from(mail!.attachments[0].content, 'base64').toString()
    expect(calendar).toContain(`UID:booking-${booking.id}@`)
  })

  test.each([
    // Clocks forward on 28 March 2027, back on 31 October 2027.
    ['2027-03-29T17:00:00Z', '2027-03-27T17:00:00Z', 'lun. 29/03 à 19 h', 'dimanche 28 mars 2027 à 19 h'],
    ['2027-11-01T18:00:00Z', '2027-10-30T18:00:00Z', 'lun. 01/11 à 19 h', 'dimanche 31 octobre 2027 à 19 h'],
  ])('%s says the clock on the wall, whatever day the clocks change [6.R11]', async (start, due, when, until) => {
    await setTime('2027-03-01T10:00:00Z')
    await book(start)
    await setTime(due)
    await recallLessons()
    const [mail] = await deliver(tellReminder, 'bookingId')
    expect(mail!.subject.replaceAll('\u00a0', ' ')).toBe(`Rappel : cours ${when}`)
    expect(mail!.text.replaceAll(/\s+/g, ' ')).toContain(`jusqu’au ${until}`)
  })

  test('isn’t told of a lesson booked later than that, moved since, or cancelled', async () => {
    const moved = await book('2027-05-10T16:00:00Z')
    await setTime('2027-05-08T16:30:00Z')
    await book('2027-05-10T09:00:00Z')
    // Its time was taken anew, as a move does.
    await sql`update agenda_claims set created_at = app_now() where owner_id = ${moved.id}`
    expect(await afterRecall()).toBe(0)
    await sql`update agenda_claims set created_at = app_now() - interval '1 day' where owner_id = ${moved.id}`
    expect(await afterRecall()).toBe(1)
    await sql`update bookings set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where id = ${moved.id}`
    await sql`update agenda_claims set during = tstzrange(lower(during) + interval '1 day', upper(during) + interval '1 day') where owner_id = ${moved.id}`
    expect(await deliver(tellReminder, 'bookingId')).toEqual([])
  })

  test('is told once by five runs at once, and written once by two deliveries [0.I7]', async () => {
    await book('2027-05-10T16:00:00Z')
    await setTime('2027-05-08T16:00:00Z')
    await Promise.all(Array.from({ length: 5 }, recallLessons))
    const events = await waiting()
    expect(events).toHaveLength(1)
    const [occasion, id] = [{ structureId: structure.id, key: events[0]!.key }, events[0]!.payload.bookingId!]
    await Promise.all([tellReminder(occasion, id), tellReminder(occasion, id)])
    expect(await sql`select id from messages where structure_id = ${structure.id}`).toHaveLength(1)
  })

  test('of a child is told to their parent, and names them', async () => {
    const learnerId = await makeLearner(db(), structure, member.clientFileId)
    const childs = await makePass(db(), structure, { ...member, learnerId })
    await book('2027-05-10T16:00:00Z', childs)
    await setTime('2027-05-08T16:00:00Z')
    await recallLessons()
    const [mail] = await deliver(tellReminder, 'bookingId')
    expect(mail).toMatchObject({ recipient: member.email, learner_id: learnerId })
    expect(mail!.subject).toContain('Rappel pour Zoé')
  })
})

describe('[1.G9] the member chooses', () => {
  test('no reminder once switched off, even one that was due', async () => {
    await book('2027-05-10T16:00:00Z')
    await setTime('2027-05-08T16:00:00Z')
    await setReminders(member.actor, member.actor, false)
    expect(await afterRecall()).toBe(0)
    await setReminders(member.actor, member.actor, true)
    expect(await afterRecall()).toBe(1)
    await setReminders(member.actor, member.actor, false)
    expect(await deliver(tellReminder, 'bookingId')).toEqual([])
  })

  test('by the link of a reminder, without logging in; a made-up one, or another structure’s, is none', async () => {
    const token = signId(remindersPurpose, member.clientFileId)
    const visitor = { kind: 'visitor' } as const
    expect(await findReminderChoiceByLink(structure.id, token)).toBe(true)
    expect(await setRemindersByLink(visitor, structure.id, token, false)).toEqual({ ok: true, value: null })
    expect(await findReminderChoiceByLink(structure.id, token)).toBe(false)
    const elsewhere = await makeStructure(db())
    const forged = signId('feed', member.clientFileId)
    expect(await setRemindersByLink(visitor, structure.id, forged, true)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await setRemindersByLink(visitor, elsewhere.id, token, true)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await findReminderChoiceByLink(structure.id, token)).toBe(false)
    const journal = await sql`select operation, actor_kind from audit_entries where subject_id = ${member.clientFileId}`
    expect(journal).toEqual([{ operation: 'reminders_stopped', actor_kind: 'visitor' }])
  })
})

describe('[1.G6] a pass that ends with lessons left', () => {
  const ending = { validFrom: '2027-01-05', validUntil: '2027-05-19' }

  test('is told 14 and 3 days before, in the morning, once each, with the link to book', async () => {
    const soon = await makePass(db(), structure, member, { ...ending, credits: 2, name: 'Forfait de 10 cours' })
    await setTime('2027-05-05T06:59:00Z')
    await warnOfEnds()
    expect(await waiting()).toEqual([])
    await setTime('2027-05-05T07:00:00Z')
    await warnOfEnds()
    await warnOfEnds()
    expect(await waiting()).toHaveLength(1)
    await setTime('2027-05-16T07:00:00Z')
    await warnOfEnds()
    expect(await waiting()).toHaveLength(2)
    const [mail] = await deliver(tellExpiring, 'passId')
    expect(mail).toMatchObject({ recipient: member.email, learner_id: member.learnerId })
    expect(mail!.text.replaceAll(/\s+/g, ' ')).toContain('se termine dans 3 jours')
    expect(mail!.subject).toBe('2 cours à réserver d’ici au 19 mai 2027')
    expect(mail!.text).toContain(`/mon-compte/reserver/${soon.id}`)
  })

  test('isn’t told when every lesson is booked since; a group’s leads to the sessions', async () => {
    const offer = await makeOffer(db(), structure, { kind: 'group' })
    const one = await makePass(db(), structure, member, { ...ending, credits: 1 })
    await makePass(db(), structure, member, { ...ending, credits: 1, offer })
    await warnOfEnds()
    await book('2027-05-18T09:00:00Z', one)
    const mails = await deliver(tellExpiring, 'passId')
    expect(mails).toHaveLength(1)
    expect(mails[0]!.text).toContain('Choisir une séance')
  })
})
