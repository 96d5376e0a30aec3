import type postgres from 'postgres'
import { db } from '@/db/client'
import { answerByLink } from '@/lib/absences/commands/answer-absence'
import { undoAbsence } from '@/lib/absences/commands/undo-absence'
import { findQuestion } from '@/lib/absences/queries/find-question'
import { listNearestSlots } from '@/lib/absences/queries/list-nearest'
import { questionPurpose } from '@/lib/absences/rules'
import { signId } from '@/lib/core/signed-ids'
import { makeAbsence } from '../factories/absence'
import { makeBooking } from '../factories/booking'
import { makeMember } from '../factories/member'
import { makeOffer } from '../factories/offer'
import { makePass } from '../factories/pass'
import { makeStaff } from '../factories/staff'
import { makeStructure } from '../factories/structure'
import { makeTeacherWithAvailability } from '../factories/teacher'

/** A barrier between what an answer or its undoing reads and what it writes: everybody has read before the first one writes. */
export async function slowAnswers(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create function slow_answer() returns trigger language plpgsql as $$ begin perform pg_sleep(0.25); return new; end $$;
    create trigger bookings_slow before update on bookings for each row execute function slow_answer();
    create trigger teacher_absences_slow before update on teacher_absences for each row execute function slow_answer();`)
}

/** The only guard of a question that is answered once: the lock of the teacher who is away. */
export const dropLocks = (sql: postgres.Sql) =>
  sql.unsafe(
    'create or replace function app_lock(keys bigint[]) returns timestamptz language sql as $$ select app_now() $$',
  )

/** A lesson in ten days whose teacher is away, with a substitute who is free. */
export async function makeAsked() {
  const structure = await makeStructure(db())
  const [teacher, colleague] = [
    await makeTeacherWithAvailability(db(), structure),
    await makeTeacherWithAvailability(db(), structure),
  ]
  const offer = await makeOffer(db(), structure, { teacherIds: [teacher.id, colleague.id] })
  const pass = await makePass(db(), structure, await makeMember(db(), structure), { offer })
  const startsAt = new Date('2026-12-02T10:00:00Z')
  const booking = await makeBooking(db(), structure, pass, teacher, { startsAt })
  const absence = await makeAbsence(booking, { substituteId: colleague.id })
  const admin = await makeStaff(db(), structure)
  return { structure, booking, admin, ...absence, token: signId(questionPurpose, absence.answerId) }
}

type Asked = Awaited<ReturnType<typeof makeAsked>>
const nobody = { kind: 'visitor' } as const

/** The three answers, at the same moment: on a phone, a computer, and by the other parent. */
export async function answerAtOnce({ structure, answerId, token }: Asked) {
  const question = await findQuestion(structure.id, answerId)
  const [slot] = await listNearestSlots(question!)
  const answers = [
    { choice: 'credit', startsAt: null },
    { choice: 'substitute', startsAt: null },
    { choice: 'move', startsAt: slot!.startsAt },
  ] as const
  return Promise.all(answers.map((answer) => answerByLink(nobody, structure.id, token, answer)))
}

/** The pupil takes their lesson back while the office takes the absence back. */
export async function answerAndUndo({ structure, token, admin, absenceId }: Asked) {
  return Promise.all([
    answerByLink(nobody, structure.id, token, { choice: 'credit', startsAt: null }),
    undoAbsence(admin.actor, absenceId),
  ])
}

/** What was told of the lesson: that it is cancelled, that it takes place, or both. */
export async function listTold(sql: postgres.Sql, { structure }: Asked): Promise<string[]> {
  const rows = await sql<{ topic: string }[]>`
    select topic from outbox_events where structure_id = ${structure.id}
      and topic in ('booking.cancelled', 'booking.moved', 'absence.substituted', 'absence.undone') order by topic`
  return rows.map(({ topic }) => topic)
}
