import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDb, db } from '@/db/client'
import { env } from '@/lib/core/env'
import { makeSitePage } from '../factories/site-page'
import { createTestDatabase } from '../support/database'
import { fingerprint, watchChanges } from './support/looks'
import { listMailPaths } from './support/mails'
import { prepareBuild, type Server, startServer } from './support/servers'
import { cookieOf, makeWorld, type World } from './support/world'

/*
 * Mail programs and filters open the links of a mail before its reader does: on the built product, every link of every mail
 * is asked for by GET and HEAD, by nobody, by its reader and by staff, and no row changes ([6.R13]).
 */
const database = await createTestDatabase({ checksInvariants: false })
let world: World
let server: Server
let mails: Awaited<ReturnType<typeof listMailPaths>>

beforeAll(async () => {
  world = await makeWorld()
  await makeSitePage(db(), world.structure, { slug: 'cours-et-tarifs' })
  mails = await listMailPaths(world)
  await database.sql`update outbox_events set dispatched_at = app_now()`
  await watchChanges(database)
  const buildDir = await prepareBuild(database)
  // Links are signed by whoever writes mails: here, this process.
  server = await startServer({ database, buildDir, given: { AUTH_SECRET: env().AUTH_SECRET } })
}, 240_000)

afterAll(async () => {
  await server?.stop()
  await closeDb()
})

const sideBySide = 4

const ask = async (path: string, method: string, cookie: string): Promise<number> => {
  const answer = await fetch(server.origin + path, { method, headers: cookie ? { cookie } : {}, redirect: 'manual' })
  await answer.arrayBuffer()
  return answer.status
}

test('[6.R13] GET and HEAD on every link of every mail change nothing, and each leads somewhere', async () => {
  const cookies = [
    '',
    await cookieOf(world.one.sessionId, server.secret),
    await cookieOf(world.office.admin, server.secret),
  ]
  const lost: string[] = []
  const look = async (path: string) => {
    const asked = cookies.flatMap((cookie) => ['GET', 'HEAD'].map((method) => ask(path, method, cookie)))
    const statuses = await Promise.all(asked)
    if (Math.max(...statuses) >= 500 || Math.min(...statuses) >= 400) lost.push(`${path}: ${statuses.join(' ')}`)
  }
  const changed: string[] = []
  for (let at = 0; at < mails.paths.length; at += sideBySide) {
    const paths = mails.paths.slice(at, at + sideBySide)
    const before = await fingerprint(database)
    await Promise.all(paths.map(look))
    if ((await fingerprint(database)) !== before) changed.push(paths.join(' '))
  }
  expect({ lost, changed }).toEqual({ lost: [], changed: [] })
  expect(mails.paths.length).toBeGreaterThan(30)
})

test('the control: a POST without a cookie at the address of List-Unsubscribe is seen as a change', async () => {
  expect(mails.unsubscribePath).toMatch(/^\/api\/desabonnement\/[\w-]{64}$/)
  const before = await fingerprint(database)
  expect(await ask(mails.unsubscribePath, 'POST', '')).toBe(200)
  expect(await fingerprint(database)).not.toBe(before)
})
