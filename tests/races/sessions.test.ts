import { describe, expect, test } from 'vitest'
import { addHours } from '@/lib/core/time'
import { cancelSession } from '@/lib/courses/commands/cancel-session'
import { createTestDatabase } from '../support/database'
import { collide, makeSessionsSchool } from './sessions-school'
import { countDeadlocks, insisting, tally } from './slots-school'

process.env.DATABASE_POOL = '12'
const database = await createTestDatabase()
const rounds = process.env.DIAPASON_LONG === '1' ? 40 : 4
/** Ten o'clock in Paris, from the first free day on. */
const tenOn = (round: number) => addHours(new Date('2099-01-08T09:00:00Z'), 24 * round)

describe('a session that moves meets the lessons of whoever is in it [1.H1] [0.I1] [6.R6]', () => {
  test(`${rounds} times: it moves and nobody has a lesson then, or somebody has and it stays`, {
    timeout: 120_000,
  }, async () => {
    const seen = { moved: 0, stayed: 0 }
    for (let round = 0; round < rounds; round += 1) {
      const school = await makeSessionsSchool(3)
      const { move, books } = collide(school, tenOn(round))
      const attempts = round % 2 === 0 ? [move, ...books] : [...books, move]
      const outcomes = await Promise.all(
        attempts.map((attempt) => insisting<Awaited<ReturnType<typeof attempt>>>(attempt)),
      )
      const said = tally(outcomes as Parameters<typeof tally>[0])
      const [session] = await database.sql<{ moved: boolean }[]>`
        select planned_on <> (starts_at at time zone 'Europe/Paris')::date as moved from course_sessions where id = ${school.course.sessions[0]!.id}`
      if (session!.moved) expect(said.ok).toBe(1)
      else expect(said.session_clash).toBe(1)
      seen[session!.moved ? 'moved' : 'stayed'] += 1
    }
    console.info(`${rounds} collisions: ${JSON.stringify(seen)}`)
    expect(await countDeadlocks(database)).toBe(0)
  })

  test('cancelled twice at once, and moved meanwhile: one of them counts, each place is carried over once', async () => {
    const school = await makeSessionsSchool(4)
    const sessionId = school.course.sessions[0]!.id
    const cancel = () =>
      insisting(() => cancelSession(school.admin.actor, { sessionId, reason: 'Professeur souffrant' }))
    const { move } = collide(school, tenOn(0))
    const outcomes = await Promise.all([cancel(), insisting(move), cancel()])
    expect(outcomes.filter((outcome) => outcome.ok && 'carried' in outcome.value)).toHaveLength(1)
    const told = await database.sql`
      select key from outbox_events where topic = 'session.cancelled' and structure_id = ${school.structure.id}`
    expect(told).toHaveLength(4)
  })
})
