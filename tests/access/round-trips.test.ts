import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDb, db } from '@/db/client'
import { offerTeachers } from '@/db/schema/catalogue'
import { makeTeacherWithAvailability } from '../factories/teacher'
import { createTestDatabase } from '../support/database'
import { type CountingProxy, startCountingProxy } from '../support/postgres-proxy'
import { get } from './support/calls'
import { prepareBuild, type Server, startServer } from './support/servers'
import { cookieOf, makeWorld, type World } from './support/world'

/*
 * Round trips to the database that a page of the built product needs ([6.P2]), in the strictest sense: each statement
 * that the server executes between the request and the end of its answer counts as one, even those sent at the same time.
 * The connection's start, and the preparation of a statement at its first use there, come once in a connection's life
 * and aren't a page's: each page is asked for once before it is counted.
 */
const database = await createTestDatabase({ checksInvariants: false })
let proxy: CountingProxy
let server: Server
let world: World
let closedTeacherId: string

beforeAll(async () => {
  world = await makeWorld()
  // Somebody with no hours: the week is empty, and the first free slot is looked for.
  closedTeacherId = (await makeTeacherWithAvailability(db(), world.structure, { hours: [] })).id
  await db().insert(offerTeachers).values({ offerId: world.offerId, teacherId: closedTeacherId })
  const buildDir = await prepareBuild(database)
  proxy = await startCountingProxy(database.appUrl)
  server = await startServer({ database, buildDir, given: { DATABASE_URL: proxy.url } })
}, 240_000)

afterAll(async () => {
  await server?.stop()
  await proxy?.close()
  await closeDb()
})

const pages: [name: string, path: (world: World) => string][] = [
  ['Mon suivi', () => 'suivi'],
  ['Mon suivi of one learner', ({ one }) => `suivi?eleve=${one.childId}`],
  ['Mes achats', () => 'achats'],
  ['the week grid', ({ one, teacher }) => `reserver/${one.passId}/${teacher.id}`],
  ['the week grid with nothing free', ({ one }) => `reserver/${one.passId}/${closedTeacherId}`],
]

test.each(pages)('[6.P2] %s needs at most 4 round trips, opened or come to from another page', async (_, pathOf) => {
  const path = `/${world.structure.slug}/mon-compte/${pathOf(world)}`
  const cookie = await cookieOf(world.one.sessionId, server.secret)
  const counts: number[] = []
  for (const isRsc of [false, true]) {
    const first = await get(server, path, cookie, isRsc)
    // Next's own navigation first learns the address under which its answer may be kept.
    const address = first.location || path
    await get(server, address, cookie, isRsc)
    const before = proxy.count()
    expect((await get(server, address, cookie, isRsc)).status).toBe(200)
    counts.push(proxy.count() - before)
  }
  expect(Math.min(...counts), 'the proxy sees the statements').toBeGreaterThan(0)
  expect(Math.max(...counts), `statements: ${counts.join(', ')}`).toBeLessThanOrEqual(4)
})
