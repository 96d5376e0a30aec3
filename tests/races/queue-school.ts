import { db } from '@/db/client'
import type { Staff } from '@/lib/core/actor'
import { checkOut } from '@/lib/payments/flows'
import { joinQueue } from '@/lib/places/commands/join-queue'
import { makeCourse, makeGroupOffer, type TestCourse } from '../factories/course'
import { makeEnroller } from '../factories/enrolment'
import { makeLearner, makeMember, type TestMember } from '../factories/member'
import type { TestOffer } from '../factories/offer'
import { makeStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import type { TestDatabase } from '../support/database'
import { showCheckout } from '../support/payments'

export type QueueSchool = {
  structure: TestStructure
  course: TestCourse
  offer: TestOffer
  sessionId: string
  admin: Staff
  /** Orders that wait and have all the places. */
  orderIds: string[]
  waiting: { member: TestMember; entryId: string }[]
  /** Members whose cart holds a place of the session, which is full. */
  passersBy: Awaited<ReturnType<typeof makeEnroller>>[]
}

/** A full session of six places, and whoever wants one: a queue, every third for two together, and passers-by. */
export async function makeQueueSchool(size: { waiting: number; passersBy: number }): Promise<QueueSchool> {
  const structure = await makeStructure(db())
  const course = await makeCourse(db(), structure, { firstOn: '2099-01-07', count: 1, capacity: 6 })
  const offer = await makeGroupOffer(db(), structure, [course.id], { credits: 1 })
  const sessionId = course.sessions[0]!.id
  const school = {
    structure,
    course,
    offer,
    sessionId,
    orderIds: [] as string[],
    waiting: [] as QueueSchool['waiting'],
  }
  for (let rank = 0; rank < 6; rank += 1) school.orderIds.push(await hold(await makeEnroller(structure, offer, course)))
  for (let rank = 0; rank < size.waiting; rank += 1) school.waiting.push(await joinAs(school, rank % 3 === 1))
  const passersBy: QueueSchool['passersBy'] = []
  for (let rank = 0; rank < size.passersBy; rank += 1) passersBy.push(await makeEnroller(structure, offer, course))
  const { actor } = await makeStaff(db(), structure, { role: 'admin' })
  return { ...school, passersBy, admin: actor }
}

async function hold({ actor }: Pick<TestMember, 'actor'>): Promise<string> {
  const placed = await checkOut(actor, await showCheckout(actor))
  if (!placed.ok) throw new Error(placed.refusal)
  return placed.value.orderId
}

/** Somebody new in the queue, alone or with a child. */
export async function joinAs(
  { structure, offer, sessionId }: Pick<QueueSchool, 'structure' | 'offer' | 'sessionId'>,
  isTwo = false,
): Promise<QueueSchool['waiting'][number]> {
  const member = await makeMember(db(), structure)
  const children = isTwo ? [await makeLearner(db(), structure, member.clientFileId)] : []
  const learnerIds = [member.learnerId, ...children]
  for (;;) {
    const joined = await joinQueue(member.actor, { offerId: offer.id, sessionId, learnerIds })
    if (joined.ok) return { member, entryId: joined.value.entryId }
    // A place came free meanwhile: there is nothing to wait for.
    if (joined.refusal === 'places_free') return { member, entryId: '' }
    if (joined.refusal !== 'busy') throw new Error(joined.refusal)
  }
}

/** Every layer that guards places off, and a barrier between reading and writing: each seat and each capacity waits before its row is written. */
export async function dropSeatGuards(database: TestDatabase): Promise<void> {
  await database.sql.unsafe(`
    create or replace function app_lock(keys bigint[]) returns timestamptz language sql as 'select app_now()';
    drop trigger seats_capacity on seats;
    drop trigger course_sessions_seats on course_sessions;
    drop index seats_number;
    drop index seats_learner;
    create function wait_here() returns trigger language plpgsql as $$ begin perform pg_sleep(0.8); return new; end $$;
    create trigger a_barrier before insert on seats for each row execute function wait_here();
    create trigger a_barrier before update on course_sessions for each row execute function wait_here();`)
}

/** Places that are free while somebody alone waits for one: a place lost to the queue. */
export async function countForgotten(database: TestDatabase, sessionId: string): Promise<number> {
  const [row] = await database.sql<{ forgotten: number }[]>`
    select least(greatest(s.capacity - (select count(*) from seats p where p.session_id = s.id and p.state <> 'released'), 0),
      (select count(*) from waiting_entries w where w.session_id = s.id and w.status = 'waiting'
        and (select count(*) from waiting_entry_learners l where l.entry_id = w.id) = 1))::int as forgotten
    from course_sessions s where s.id = ${sessionId}`
  return row!.forgotten
}
