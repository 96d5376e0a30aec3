import { db } from '@/db/client'
import { bookLesson } from '@/lib/bookings/commands/book-lesson'
import { freezePass } from '@/lib/bookings/commands/change-pass'
import { addDays, dayOf } from '@/lib/core/time'
import { makeStaff } from '../factories/staff'
import type { TestDatabase } from '../support/database'
import { insisting, makeSchool, tenOClock } from './slots-school'

/** At one moment: three learners book a lesson on a day, and the office freezes each of their passes from that day on. */
export async function freezeAndBook(database: TestDatabase) {
  const { structure, teachers, learners } = await makeSchool({ teachers: 3, learners: 3, credits: 2, rooms: 3 })
  const { actor } = await makeStaff(db(), structure)
  const startsAt = await tenOClock(database, 5)
  const from = dayOf(startsAt, structure.timeZone)
  const freeze = { from, until: addDays(from, 6), reason: 'Entorse', cancels: false, seenIds: [] }
  const outcomes = await Promise.all(
    learners.flatMap(({ member, pass }, rank) => [
      insisting(() => bookLesson(member.actor, { passId: pass.id, teacherId: teachers[rank]!.id, startsAt })),
      insisting(() => freezePass(actor, { ...freeze, passId: pass.id })),
      insisting(() => freezePass(actor, { ...freeze, passId: pass.id })),
    ]),
  )
  return outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.refusal))
}
