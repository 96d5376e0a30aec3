import { expect, test } from 'vitest'
import { writeFeedCalendar } from '@/app/api/agenda/[jeton]/write-feed'
import { db } from '@/db/client'
import { openFeed } from '@/lib/calendars/commands/keep-feeds'
import { findFeed } from '@/lib/calendars/queries/find-feed'
import { findOpenFeed } from '@/lib/calendars/queries/list-feeds'
import type { FeedOwner } from '@/lib/calendars/types'
import { cancelSession } from '@/lib/courses/commands/cancel-session'
import { makeCourse, makeGroupOffer } from '../factories/course'
import { makeEnrolled } from '../factories/enrolment'
import { makeStaff } from '../factories/staff'
import { makeStructure } from '../factories/structure'
import { readWithIcalJs, readWithNodeIcal } from '../support/calendars'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

const read = async (owner: FeedOwner) => {
  const feed = await findOpenFeed(owner)
  const text = writeFeedCalendar((await findFeed(/([\w-]{64})\.ics$/.exec(feed!.url)![1]!))!)
  const entries = readWithIcalJs(text)
  expect(readWithNodeIcal(text)).toEqual(entries)
  return entries.sort((a, b) => a.start.localeCompare(b.start))
}

test('[1.F6] sessions of a package stand in the household’s feed by their learner, and once each in the teacher’s; a cancelled one in both as such', async () => {
  const structure = await makeStructure(db())
  const course = await makeCourse(db(), structure, { firstOn: '2040-11-21', name: 'Chant collectif', count: 6 })
  const offer = await makeGroupOffer(db(), structure, [course.id])
  const [one] = [await makeEnrolled(structure, offer, course), await makeEnrolled(structure, offer, course)]
  const admin = await makeStaff(db(), structure)
  const staff = await makeStaff(db(), structure, { role: 'teacher', teacherId: course.teacherId })
  await openFeed(one.actor, {})
  await openFeed(staff.actor, { teacherId: course.teacherId })
  const household = { kind: 'household', structureId: structure.id, clientFileId: one.clientFileId } as const
  const teacher = { kind: 'teacher', structureId: structure.id, teacherId: course.teacherId } as const
  const before = await read(household)
  expect(before.map(({ start }) => start)).toEqual(course.sessions.slice(0, 4).map((one) => one.startsAt.toISOString()))
  expect(before[0]!.summary).toMatch(/^Claire · Chant collectif avec /)
  expect((await read(teacher)).map(({ uid, summary }) => [uid, summary])).toEqual(
    course.sessions.map(({ id }) => [`session-${id}@${structure.slug}.diapason`, 'Chant collectif']),
  )
  const cancelled = await cancelSession(admin.actor, { sessionId: course.sessions[0]!.id, reason: 'Salle inondée' })
  expect(cancelled).toMatchObject({ ok: true })
  const after = await read(household)
  expect(after.filter(({ status }) => status === 'CANCELLED').map(({ start }) => start)).toEqual([before[0]!.start])
  expect(after.filter(({ status }) => status === 'CONFIRMED').at(-1)!.start).toBe(
    course.sessions[4]!.startsAt.toISOString(),
  )
  expect((await read(teacher))[0]).toMatchObject({ status: 'CANCELLED', sequence: 1 })
})
