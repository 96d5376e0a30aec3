import { db } from '@/db/client'
import { rooms } from '@/db/schema/structures'
import { makeMember, type TestMember } from '../factories/member'
import { makeOffer } from '../factories/offer'
import { makePass, type TestPass } from '../factories/pass'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import type { TestDatabase } from '../support/database'

export type School = {
  structure: TestStructure
  teachers: TestTeacher[]
  learners: { member: TestMember; pass: TestPass }[]
}

/** Teachers who are there every day from 08:00 to 20:00 and share the rooms; learners with a pass for any of them. */
export async function makeSchool(size: {
  teachers: number
  learners: number
  credits: number
  rooms: number
}): Promise<School> {
  const structure = await makeStructure(db())
  const more = Array.from({ length: Math.max(0, size.rooms - 2) }, (_, rank) => ({
    structureId: structure.id,
    locationId: structure.locationId,
    name: `Studio ${rank + 3}`,
    capacity: 4,
  }))
  const added = more.length > 0 ? await db().insert(rooms).values(more).returning({ id: rooms.id }) : []
  const roomIds = [...structure.roomIds, ...added.map((room) => room.id)].slice(0, size.rooms)
  const hours = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '20:00', roomIds }]
  const teachers: TestTeacher[] = []
  for (let rank = 0; rank < size.teachers; rank += 1) {
    teachers.push(await makeTeacherWithAvailability(db(), structure, { hours }))
  }
  const offer = await makeOffer(db(), structure, { teacherIds: teachers.map((teacher) => teacher.id) })
  const learners = []
  for (let rank = 0; rank < size.learners; rank += 1) {
    const member = await makeMember(db(), structure)
    learners.push({ member, pass: await makePass(db(), structure, member, { offer, credits: size.credits }) })
  }
  return { structure, teachers, learners }
}

/** Ten o'clock in Paris, so many days from today. */
export async function tenOClock(database: TestDatabase, days: number): Promise<Date> {
  const [row] = await database.sql<{ at: Date }[]>`
    select ((now() at time zone 'Europe/Paris')::date + ${days}::int + time '10:00') at time zone 'Europe/Paris' as at`
  return row!.at
}

/** How many outcomes said what. */
export function tally(outcomes: readonly ({ ok: true } | { ok: false; refusal: string })[]): Record<string, number> {
  const said: Record<string, number> = {}
  for (const outcome of outcomes) {
    const word = outcome.ok ? 'ok' : outcome.refusal
    said[word] = (said[word] ?? 0) + 1
  }
  return said
}

export async function countDeadlocks(database: TestDatabase): Promise<number> {
  const [row] = await database.sql<{ deadlocks: number }[]>`
    select deadlocks::int from pg_stat_database where datname = current_database()`
  return row!.deadlocks
}

/** The same draws for the same seed, so that a failure can be run again. */
export function drawer(seed: number) {
  let state = seed
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return { below, from: <Item>(items: readonly Item[]): Item => items[below(items.length)]! }
}

/**
 * Every layer that guards lessons off, and a barrier between reading and writing: each booking waits before its row is
 * written, so that all have read before any commits. The product's code is untouched.
 */
export async function dropGuards(
  database: TestDatabase,
  barrierOn: 'bookings' | 'pass_entries' | 'agenda_claims',
): Promise<void> {
  await database.sql.unsafe(`
    create or replace function app_lock(keys bigint[]) returns timestamptz language sql as 'select app_now()';
    alter table agenda_claims drop constraint agenda_claims_no_overlap;
    drop trigger pass_entries_floor on pass_entries;
    create function wait_here() returns trigger language plpgsql as $$ begin perform pg_sleep(0.5); return new; end $$;
    create trigger a_barrier before insert on ${barrierOn} for each row execute function wait_here();`)
}

/** 'Un instant, réessayez': what a person would do. `again` counts how often. */
export async function insisting<Result extends { ok: boolean }>(
  attempt: () => Promise<Result>,
  again: { count: number } = { count: 0 },
): Promise<Exclude<Result, { refusal: 'busy' }>> {
  for (;;) {
    const outcome = await attempt()
    if (!('refusal' in outcome) || outcome.refusal !== 'busy') return outcome as Exclude<Result, { refusal: 'busy' }>
    again.count += 1
  }
}
