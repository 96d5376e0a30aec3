import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { bookLesson } from '@/lib/bookings/commands/book-lesson'
import { cancelLesson } from '@/lib/bookings/commands/cancel-lesson'
import { addDays, dayOf, findInstant } from '@/lib/core/time'
import { tellSlots } from '@/lib/messages/flows/tell-slots'
import { answerAlert, stopAlert } from '@/lib/waiting-lists/commands/answer-alert'
import { type AskAlert, askAlert } from '@/lib/waiting-lists/commands/ask-alert'
import { alertsJson, listActiveAlerts, type ShownAlert } from '@/lib/waiting-lists/queries/find-alert'
import { makeMember, type TestMember } from '../factories/member'
import { makeOffer, type TestOffer } from '../factories/offer'
import { makePass, type TestPass } from '../factories/pass'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()
const paris = 'Europe/Paris'

let structure: TestStructure
let teacher: TestTeacher
let offer: TestOffer
let member: TestMember
let pass: TestPass
let other: { member: TestMember; pass: TestPass }
let day: string
let bookingId: string

async function bookAtTen(who: TestMember, of: TestPass): Promise<string> {
  const startsAt = findInstant(day, '10:00', paris)!
  const booked = await bookLesson(who.actor, { passId: of.id, teacherId: teacher.id, startsAt })
  if (!booked.ok) throw new Error(booked.refusal)
  return booked.value.bookingId
}

/** A teacher who is there from ten to eleven only, that hour of a day already somebody else's. */
beforeEach(async () => {
  const [now] = await database.sql<{ now: Date }[]>`select app_now() as now`
  day = addDays(dayOf(now!.now, paris), 4)
  structure = await makeStructure(db())
  const hours = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '10:00', to: '11:00' }]
  teacher = await makeTeacherWithAvailability(db(), structure, { hours })
  offer = await makeOffer(db(), structure, { teacherIds: [teacher.id] })
  member = await makeMember(db(), structure)
  pass = await makePass(db(), structure, member, { offer })
  const somebody = await makeMember(db(), structure)
  other = { member: somebody, pass: await makePass(db(), structure, somebody, { offer }) }
  bookingId = await bookAtTen(other.member, other.pass)
})

const ask = (given: Partial<AskAlert> = {}, who = member) =>
  askAlert(who.actor, {
    ...{ passId: pass.id, teacherId: null, fromOn: day, untilOn: day, earliestAt: null, latestAt: null },
    ...given,
  })

async function asked(given?: Partial<AskAlert>): Promise<string> {
  const outcome = await ask(given)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value.alertId
}

const free = () => cancelLesson(other.member.actor, { bookingId })
const statusOf = async (alertId: string) => {
  const [row] = await database.sql`select status from slot_alerts where id = ${alertId}`
  return row!.status
}
const events = () =>
  database.sql<{ key: string; payload: { alertId: string } }[]>`
    select key, payload from outbox_events where structure_id = ${structure.id} and topic = 'slot_alert.found'`
/** As 'Mon suivi' shows them. */
async function listShown(): Promise<ShownAlert[]> {
  const shown = alertsJson({ structureId: structure.id, clientFileId: member.clientFileId })
  const [row] = await db().execute<{ alerts: ShownAlert[] | null }>(sql`select ${shown} as alerts`)
  return row!.alerts ?? []
}
const mails = () =>
  database.sql`select recipient, template, text from messages where structure_id = ${structure.id} and template = 'slot_found'`

describe('Prévenez-moi [1.F2]', () => {
  test('waits while nothing is free, tells once when a slot is, with whom and where', async () => {
    const alertId = await asked()
    expect(await answerAlert(alertId)).toEqual({ ok: true, value: 'waiting' })
    await free()
    expect(await listActiveAlerts(structure.id)).toEqual([alertId])
    expect(await answerAlert(alertId)).toEqual({ ok: true, value: 'told' })
    expect(await answerAlert(alertId)).toEqual({ ok: true, value: 'ended' })
    const told = await events()
    expect(told).toHaveLength(1)
    for (const _ of [1, 2]) await tellSlots({ structureId: structure.id, key: told[0]!.key }, alertId)
    const [mail, ...more] = await mails()
    expect(more).toEqual([])
    expect(mail!.recipient).toBe(member.email)
    expect(mail!.text).toMatch(/10\sh/)
    expect(mail!.text).toContain(teacher.lastName)
    expect(mail!.text).toContain(`/mon-compte/reserver/${pass.id}/${teacher.id}?semaine=${day}`)
  })

  test('a slot taken before the mail is written is not promised: it is waited for again', async () => {
    const alertId = await asked()
    await free()
    await answerAlert(alertId)
    await bookAtTen(other.member, other.pass)
    const [told] = await events()
    expect(await tellSlots({ structureId: structure.id, key: told!.key }, alertId)).toEqual([])
    expect(await statusOf(alertId)).toBe('active')
    expect(await mails()).toEqual([])
  })

  test('asked again for the same teacher it is the same request with other days; for another, another one', async () => {
    const first = await asked()
    await asked({ untilOn: day, earliestAt: '09:00', latestAt: '12:00' })
    const [mine, ...more] = await listShown()
    expect(more).toEqual([])
    expect(mine).toMatchObject({ id: first, earliestAt: '09:00', latestAt: '12:00', teacher: null })
    await asked({ teacherId: teacher.id })
    expect(await listShown()).toHaveLength(2)
  })

  test('what is free already is said; days, hours and passes that can’t be are refused, and nothing is kept', async () => {
    expect(await ask({ untilOn: addDays(day, 1) })).toMatchObject({ refusal: 'slot_free_already' })
    expect(await ask({ untilOn: addDays(day, -1) })).toMatchObject({ refusal: 'alert_days' })
    expect(await ask({ untilOn: addDays(day, 100) })).toMatchObject({ refusal: 'alert_too_long' })
    expect(await ask({ earliestAt: '12:00', latestAt: '10:00' })).toMatchObject({ refusal: 'alert_hours' })
    const over = await makePass(db(), structure, member, { offer, validUntil: '2001-01-01' })
    expect(await ask({ passId: over.id })).toMatchObject({ refusal: 'alert_pass' })
    expect(await listShown()).toEqual([])
  })

  test('a foreign pass, teacher or request doesn’t exist; stopping is idempotent [0.I9]', async () => {
    expect(await ask({}, other.member)).toMatchObject({ refusal: 'not_found' })
    const stranger = await makeTeacherWithAvailability(db(), structure)
    expect(await ask({ teacherId: stranger.id })).toMatchObject({ refusal: 'not_found' })
    const alertId = await asked()
    expect(await stopAlert(other.member.actor, alertId)).toMatchObject({ refusal: 'not_found' })
    for (const _ of [1, 2]) expect((await stopAlert(member.actor, alertId)).ok).toBe(true)
    await free()
    expect(await answerAlert(alertId)).toEqual({ ok: true, value: 'ended' })
    expect(await events()).toEqual([])
  })

  test('ends with its last day, and with the last lesson of its pass', async () => {
    const alertId = await asked()
    await database.sql`update slot_alerts set from_on = '2020-01-01', until_on = '2020-01-02' where id = ${alertId}`
    expect(await answerAlert(alertId)).toEqual({ ok: true, value: 'ended' })
    expect(await statusOf(alertId)).toBe('ended')
  })
})
