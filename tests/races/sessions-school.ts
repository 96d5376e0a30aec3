import { db } from '@/db/client'
import { bookLesson } from '@/lib/bookings/commands/book-lesson'
import { dayOf, type Instant } from '@/lib/core/time'
import { moveSession } from '@/lib/courses/commands/move-session'
import { makeCourse, makeGroupOffer, type TestCourse } from '../factories/course'
import { makeEnrolled, type TestEnrolled } from '../factories/enrolment'
import { makeOffer } from '../factories/offer'
import { makePass, type TestPass } from '../factories/pass'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'

export type SessionsSchool = {
  structure: TestStructure
  course: TestCourse
  admin: TestStaff
  /** Gives the lessons of those enrolled; has nothing to do with the course. */
  other: TestTeacher
  learners: { member: TestEnrolled; lessons: TestPass }[]
}

/** A course with people enrolled, each of whom may book a lesson with another teacher. */
export async function makeSessionsSchool(enrolled: number): Promise<SessionsSchool> {
  const structure = await makeStructure(db())
  const course = await makeCourse(db(), structure, { firstOn: '2099-01-07', count: 4, capacity: 6 })
  const offer = await makeGroupOffer(db(), structure, [course.id])
  const other = await makeTeacherWithAvailability(db(), structure)
  const lesson = await makeOffer(db(), structure, { teacherIds: [other.id, course.teacherId] })
  const learners: SessionsSchool['learners'] = []
  for (let rank = 0; rank < enrolled; rank += 1) {
    const member = await makeEnrolled(structure, offer, course)
    learners.push({ member, lessons: await makePass(db(), structure, member, { offer: lesson }) })
  }
  return { structure, course, admin: await makeStaff(db(), structure), other, learners }
}

/** At one moment: the first session moves there, the people in it book a lesson then, somebody the course's own teacher. */
export function collide({ structure, course, admin, other, learners }: SessionsSchool, startsAt: Instant) {
  const wanted = { day: dayOf(startsAt, structure.timeZone), time: '10:00', roomId: structure.roomIds[1] }
  const move = () =>
    moveSession(admin.actor, { sessionId: course.sessions[0]!.id, ...wanted, reason: 'Salle en travaux' })
  const book = ({ member, lessons }: SessionsSchool['learners'][number], teacherId: string) =>
    bookLesson(member.actor, { passId: lessons.id, teacherId, startsAt })
  const [first, ...rest] = learners
  return { move, books: [() => book(first!, course.teacherId), ...rest.map((one) => () => book(one, other.id))] }
}
