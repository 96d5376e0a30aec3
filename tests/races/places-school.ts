import { db } from '@/db/client'
import { postponeSession } from '@/lib/courses/commands/postpone'
import { placeOrder } from '@/lib/orders/commands/place-order'
import { makeCourse, makeGroupOffer, type TestCourse } from '../factories/course'
import { makeEnrolled, makeEnroller, type TestEnrolled } from '../factories/enrolment'
import type { TestOffer } from '../factories/offer'
import { makeStructure, type TestStructure } from '../factories/structure'
import type { TestDatabase } from '../support/database'
import { showCheckout } from '../support/payments'

export type Crowd = { structure: TestStructure; course: TestCourse; offer: TestOffer }

/** A weekly course with so many places, and packages of so many of its sessions. */
export async function makeCrowdedCourse(size: {
  capacity: number
  sessions?: number
  credits?: number
}): Promise<Crowd> {
  const structure = await makeStructure(db())
  const { capacity, sessions: count = 1, credits = 1 } = size
  const course = await makeCourse(db(), structure, { firstOn: '2099-01-07', count, capacity })
  return { structure, course, offer: await makeGroupOffer(db(), structure, [course.id], { credits }) }
}

/** So many members with the package in their cart, each with the page of 'Valider ma commande' before them. */
export async function gather({ structure, course, offer }: Crowd, count: number) {
  const people = []
  for (let rank = 0; rank < count; rank += 1) {
    const { actor } = await makeEnroller(structure, offer, course)
    people.push({ actor, input: await showCheckout(actor, { means: 'transfer' }) })
  }
  return people
}

export type Person = Awaited<ReturnType<typeof gather>>[number]

export const order = ({ actor, input }: Person) => placeOrder(actor, input)

/** Members enrolled from the same session on: their next places are the same ones. */
export async function enrolMany({ structure, course, offer }: Crowd, count: number) {
  const people = []
  for (let rank = 0; rank < count; rank += 1) people.push(await makeEnrolled(structure, offer, course))
  return people
}

/** 'Reporter' of the place that a member has in a session, to another that the page showed. */
export async function postponeTo(database: TestDatabase, { actor, learnerId }: TestEnrolled, from: string, to: string) {
  const [booking] = await database.sql<{ id: string }[]>`
    select id from bookings where learner_id = ${learnerId} and session_id = ${from}`
  return postponeSession(actor, { bookingId: booking!.id, sessionId: to })
}

/** Every guard of places off, and a barrier between reading and writing: all have read before any commits. */
export async function dropSeatGuards(database: TestDatabase): Promise<void> {
  await database.sql.unsafe(`
    create or replace function app_lock(keys bigint[]) returns timestamptz language sql as 'select app_now()';
    drop trigger seats_capacity on seats;
    drop index seats_number;
    create function wait_here() returns trigger language plpgsql as $$ begin perform pg_sleep(0.5); return new; end $$;
    create trigger a_barrier before insert on seats for each row execute function wait_here();`)
}
